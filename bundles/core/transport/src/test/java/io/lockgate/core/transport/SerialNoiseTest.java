// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Transport;
import io.lockgate.testkit.serial.Noise;
import io.lockgate.testkit.serial.SerialBus;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A line with bit errors, lost and invented bytes. More frames with {@code -Dlockgate.serial.frames=20000}. */
class SerialNoiseTest extends SerialBench {
  private static final int FRAMES = Integer.getInteger("lockgate.serial.frames", 1_000);
  private static final int LENGTH = 20;
  private static final int LIMIT_MILLIS = 250;

  /** Bit errors, and now and then a byte too few or too many; counts the pieces it has changed. */
  private static Noise noise(AtomicInteger changed) {
    Noise bits = Noise.bitErrors(1e-3, 11);
    SplittableRandom random = new SplittableRandom(12);
    return (sender, piece) -> {
      byte[] heard = bits.on(sender, piece);
      int fate = random.nextInt(200);
      int at = random.nextInt(heard.length);
      if (fate == 0) {
        heard = joined(heard, at, at + 1);
      } else if (fate == 1) {
        heard = joined(heard, Math.min(heard.length, at + 1), at);
      }
      if (!Arrays.equals(heard, piece)) {
        changed.incrementAndGet();
      }
      return heard;
    };
  }

  /** The bytes before {@code end}, then those from {@code begin}. */
  private static byte[] joined(byte[] bytes, int end, int begin) {
    ByteBuffer result = ByteBuffer.allocate(end + bytes.length - begin);
    result.put(bytes, 0, end).put(bytes, begin, bytes.length - begin);
    return Letters.bytes(result.flip());
  }

  @Test
  void no_wrong_value_is_taken_and_the_frame_after_the_next_is_good() throws IOException {
    AtomicInteger changed = new AtomicInteger();
    try (SerialBus bus = SerialBus.of(2, folder, noise(changed));
        InputStream in = new FileInputStream(bus.path(1).toFile());
        OutputStream out = new FileOutputStream(bus.path(1).toFile())) {
      Station.on(
          in,
          out,
          (asked, reply) ->
              reply.write(Letters.bytes(Telegrams.telegram(1, Telegrams.number(asked), LENGTH))));
      Transport transport = connected("bus", bus.path(0), GAP);
      int good = 0;
      int damaged = 0;
      int wrong = 0;
      int lostWithoutCause = 0;
      boolean quietBefore = true;
      for (int i = 0; i < FRAMES; i++) {
        int before = changed.get();
        ByteBuffer reply =
            transport
                .exchange(
                    Telegrams.telegram(1, i & 0xFF, 1),
                    Telegrams.answers(1, i & 0xFF, LENGTH),
                    clock.in(LIMIT_MILLIS))
                .exceptionally(failure -> ByteBuffer.allocate(0))
                .toCompletableFuture()
                .join();
        boolean quiet = changed.get() == before;
        damaged += quiet ? 0 : 1;
        if (reply.hasRemaining()) {
          good++;
          wrong += reply.equals(Telegrams.telegram(1, i & 0xFF, LENGTH)) ? 0 : 1;
        } else if (quiet && quietBefore) {
          lostWithoutCause++;
        }
        quietBefore = quiet;
      }
      String figures =
          "%d good, %d disturbed, %d lost without cause".formatted(good, damaged, lostWithoutCause);
      System.out.println("serial noise: " + figures);
      assertEquals(0, wrong);
      assertEquals(0, lostWithoutCause, figures);
      assertTrue(damaged > FRAMES / 10 && good > FRAMES / 2, figures);
      assertTrue(transport.connected());
    }
  }
}
