// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.net.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WireFuzzTest {
  private static final ModbusGrammar GRAMMAR = new ModbusGrammar(7);

  @Test
  void the_same_seed_gives_the_same_frames() {
    SplittableRandom one = new SplittableRandom(1);
    SplittableRandom same = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      assertArrayEquals(GRAMMAR.frame(one), GRAMMAR.frame(same));
    }
  }

  @Test
  void most_frames_are_sound_and_every_usual_function_is_among_them() {
    SplittableRandom random = new SplittableRandom(2);
    Set<Integer> functions = new TreeSet<>();
    int sound = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] frame = GRAMMAR.frame(random);
      assertTrue(frame.length > 0);
      if (sound(frame)) {
        sound++;
        functions.add(frame[7] & 0xFF);
      }
    }
    assertTrue(sound > 8_000 && sound < 9_500, "sound: " + sound);
    assertTrue(functions.containsAll(Set.of(1, 2, 3, 4, 5, 6, 15, 16, 22, 23, 43)), "" + functions);
  }

  private static boolean sound(byte[] frame) {
    return frame.length >= 8
        && ByteBuffer.wrap(frame).getShort(2) == 0
        && ByteBuffer.wrap(frame).getShort(4) == frame.length - 6
        && frame.length <= 260;
  }

  @Test
  void all_frames_are_sent_to_whoever_takes_them() throws Exception {
    AtomicLong bytes = new AtomicLong();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread sink = new Thread(() -> swallow(server, bytes), "sink");
      sink.setDaemon(true);
      sink.start();
      InetSocketAddress target = (InetSocketAddress) server.getLocalSocketAddress();
      WireFuzz.Report report = new WireFuzz(target, GRAMMAR, 3).run(2_000, 2);
      assertEquals(2_000, report.frames());
      assertEquals(0, report.refused());
      assertTrue(report.connections() > 10 && bytes.get() > 10_000, report + " " + bytes);
    }
  }

  private static void swallow(ServerSocket server, AtomicLong bytes) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread reader = new Thread(() -> read(socket, bytes), "reader");
        reader.setDaemon(true);
        reader.start();
      }
    } catch (IOException closed) {
      bytes.addAndGet(0);
    }
  }

  private static void read(Socket socket, AtomicLong bytes) {
    try (socket) {
      InputStream in = socket.getInputStream();
      byte[] some = new byte[4096];
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        bytes.addAndGet(count);
      }
    } catch (IOException reset) {
      bytes.addAndGet(0);
    }
  }

  @Test
  void a_port_where_nobody_is_ends_it() {
    try (FreePorts ports = new FreePorts()) {
      InetSocketAddress nobody =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.tcp());
      IOException ended =
          assertThrows(IOException.class, () -> new WireFuzz(nobody, GRAMMAR, 4).run(10, 1));
      assertTrue(String.valueOf(ended.getMessage()).contains("seed 4"), ended.getMessage());
    }
  }
}
