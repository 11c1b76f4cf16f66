// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.played;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Devices of version 2c that answer every request at once, as told: the head fits the request, the rest is anything. */
public final class ScriptedUdp implements Transports {
  private static final int ANSWER = 0xA2;
  private static final int MOST_ANSWERS = 8;

  private volatile byte[] end = {};
  private int answers;

  /** What follows the request id from now on. */
  public void answers(byte[] theEnd) {
    end = theEnd;
  }

  /** A reading can be shown. */
  public static void use(Reading reading) {
    if (reading.value().text().length() > Value.MAX_TEXT) {
      throw new AssertionError("a value that is too long");
    }
  }

  @Override
  public Transport udp(String owner, String host, int port, Framing framing) {
    return new Scripted();
  }

  private final class Scripted implements Transport {
    @Override
    public CompletionStage<Void> connect(Deadline deadline) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean connected() {
      return true;
    }

    /** Walks could go on for long: after some answers it is silent once. */
    @Override
    public CompletionStage<ByteBuffer> exchange(
        ByteBuffer request, Predicate<ByteBuffer> isAnswer, Deadline deadline) {
      ByteBuffer answer = answer(request.duplicate());
      answers++;
      if (answers % MOST_ANSWERS == 0 || !isAnswer.test(answer.duplicate())) {
        return DriverException.failed(new DriverException.TimedOut("scripted"));
      }
      return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  /** Version and community as in the request, then the answer with its id. */
  private ByteBuffer answer(ByteBuffer request) {
    byte[] bytes = new byte[request.remaining()];
    request.get(bytes);
    int at = 1 + lengthBytes(bytes, 1);
    int head = at;
    at += 2 + bytes[at + 1];
    at += 2 + bytes[at + 1];
    int afterHead = at;
    at += 1 + lengthBytes(bytes, at + 1);
    int id = at;
    int idLength = 2 + bytes[at + 1];
    ByteBuffer pdu = ByteBuffer.allocate(8 + idLength + end.length);
    pdu.put((byte) ANSWER);
    length(pdu, idLength + end.length).put(bytes, id, idLength).put(end).flip();
    ByteBuffer message = ByteBuffer.allocate(8 + afterHead - head + pdu.remaining());
    message.put((byte) 0x30);
    length(message, afterHead - head + pdu.remaining());
    return message.put(bytes, head, afterHead - head).put(pdu).flip();
  }

  private static int lengthBytes(byte[] bytes, int at) {
    return bytes[at] >= 0 ? 1 : 1 + (bytes[at] & 0x7F);
  }

  private static ByteBuffer length(ByteBuffer to, int length) {
    return to.put((byte) 0x84).putInt(length);
  }

  @Override
  public Transport tcp(String owner, String host, int port, Framing framing) {
    throw new UnsupportedOperationException("only UDP");
  }

  @Override
  public Transport serial(String owner, SerialLine line, Framing framing) {
    throw new UnsupportedOperationException("only UDP");
  }

  @Override
  public Claim claim(String owner, String port) {
    throw new UnsupportedOperationException("only UDP");
  }

  @Override
  public List<SerialPort> serialPorts() {
    return List.of();
  }
}
