// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.serial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Modbus RTU slaves 1 to n on one line that watch their master: whoever asks while a reply is owed is noted. What they
 * hold depends on unit and address. Functions 3, 4, 6 and 16; everything else is noted as damage and not answered.
 */
public final class StrictSlaves implements AutoCloseable {
  private static final int LONGEST = 256;
  private static final int CRC = 2;
  private static final int LEAST_THOUGHT = 300_000;
  private static final int MOST_THOUGHT = 1_500_000;

  private final Pty line;
  private final int units;
  private final SplittableRandom random = new SplittableRandom(43);
  private final Map<Integer, Integer> written = new ConcurrentHashMap<>();
  private final AtomicIntegerArray asked;
  private final AtomicLong overlaps = new AtomicLong();
  private final AtomicLong damaged = new AtomicLong();
  private volatile boolean closed;

  private StrictSlaves(Pty line, int units) {
    this.line = line;
    this.units = units;
    this.asked = new AtomicIntegerArray(units + 1);
  }

  /** Begins to answer; the line is the caller's to close, after this. */
  public static StrictSlaves on(Pty line, int units) {
    StrictSlaves slaves = new StrictSlaves(line, units);
    Thread thread = new Thread(slaves::serve, "strict slaves");
    thread.setDaemon(true);
    thread.start();
    return slaves;
  }

  /** What an input register holds, and a holding register that was not written, 0 to 65,535. */
  public static int value(int unit, int address) {
    return (unit * 7919 + address * 31) & 0xFFFF;
  }

  /** What a holding register holds now. */
  public int register(int unit, int address) {
    return written.getOrDefault(unit << 16 | address, value(unit, address));
  }

  /** Requests that a unit has answered. */
  public int answered(int unit) {
    return asked.get(unit);
  }

  /** How often something came while a reply was owed. */
  public long overlaps() {
    return overlaps.get();
  }

  /** Requests that were none, or for nobody here. */
  public long damaged() {
    return damaged.get();
  }

  private void serve() {
    InputStream in = line.received();
    byte[] bytes = new byte[LONGEST];
    try {
      while (!closed) {
        int length = read(in, bytes, 0, 8);
        if (length == 8 && bytes[1] == 16) {
          length = read(in, bytes, 8, 7 + (bytes[6] & 0xFF) + CRC);
        }
        if (length < 0) {
          return;
        }
        answer(in, Arrays.copyOf(bytes, length));
      }
    } catch (IOException e) {
      if (!closed) {
        throw new IllegalStateException("the line fails", e);
      }
    }
  }

  /** Reads until so many bytes are there; how many there are, or -1 at the end. */
  private static int read(InputStream in, byte[] bytes, int there, int wanted) throws IOException {
    int missing = Math.min(wanted, LONGEST) - there;
    return in.readNBytes(bytes, there, missing) < missing ? -1 : there + missing;
  }

  private void answer(InputStream in, byte... bytes) throws IOException {
    ByteBuffer request = ByteBuffer.wrap(bytes);
    int unit = bytes[0] & 0xFF;
    int end = bytes.length - CRC;
    boolean right = crc(bytes, end) == Short.reverseBytes(request.getShort(end));
    ByteBuffer reply = ByteBuffer.allocate(LONGEST).put((byte) unit);
    if (!right || unit < 1 || unit > units || !execute(unit, request, reply)) {
      damaged.incrementAndGet();
      return;
    }
    LockSupport.parkNanos(random.nextInt(LEAST_THOUGHT, MOST_THOUGHT));
    if (in.available() > 0) {
      overlaps.incrementAndGet();
    }
    reply.putShort(Short.reverseBytes(crc(reply.array(), reply.position())));
    asked.incrementAndGet(unit);
    line.sending().write(reply.array(), 0, reply.position());
    line.sending().flush();
  }

  private boolean execute(int unit, ByteBuffer request, ByteBuffer reply) {
    int function = request.get(1);
    int address = request.getShort(2) & 0xFFFF;
    int word = request.getShort(4) & 0xFFFF;
    reply.put((byte) function);
    switch (function) {
      case 3, 4 -> {
        reply.put((byte) (2 * word));
        for (int i = address; i < address + word; i++) {
          reply.putShort((short) (function == 3 ? register(unit, i) : value(unit, i)));
        }
      }
      case 6 -> {
        written.put(unit << 16 | address, word);
        reply.putShort((short) address).putShort((short) word);
      }
      case 16 -> {
        for (int i = 0; i < word; i++) {
          written.put(unit << 16 | address + i, request.getShort(7 + 2 * i) & 0xFFFF);
        }
        reply.putShort((short) address).putShort((short) word);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static short crc(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
      }
    }
    return (short) crc;
  }

  @Override
  public void close() {
    closed = true;
  }
}
