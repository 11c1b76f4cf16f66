// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.fixture.Jar;
import io.lockgate.launcher.fixture.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignerInfoTimeTest {
  @Test
  void the_signing_time_of_a_block_is_found() {
    Jar signed = Jar.bundle("a").sign(Keys.OEM);
    Optional<Instant> time = timeIn(signed);
    assertTrue(
        Duration.between(time.orElseThrow(), Instant.now()).abs().compareTo(Duration.ofMinutes(5))
            < 0,
        time::toString);
  }

  @Test
  void a_block_without_signed_attributes_has_none() {
    assertEquals(Optional.empty(), timeIn(Jar.bundle("a").signWithoutTime(Keys.OEM)));
  }

  @Test
  void the_time_of_another_signer_does_not_count() {
    byte[] block = block(Jar.bundle("a").sign(Keys.STRANGER));
    assertEquals(
        Optional.empty(), SignerInfoTime.of(Keys.certificate(Keys.OEM), SignerInfoTime.in(block)));
  }

  @Test
  void damaged_blocks_are_survived() {
    byte[] good = block(Jar.bundle("a").sign(Keys.OEM));
    Random random = new Random(11);
    int unread = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int n = random.nextInt(4); n > 0 && bad.length > 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      List<SignerInfoTime> times = SignerInfoTime.in(bad);
      assertTrue(times.size() <= 1);
      unread += times.isEmpty() ? 1 : 0;
    }
    assertTrue(unread > 10_000, "the damage must do something");
  }

  private static Optional<Instant> timeIn(Jar signed) {
    return SignerInfoTime.of(Keys.certificate(Keys.OEM), SignerInfoTime.in(block(signed)));
  }

  private static byte[] block(Jar signed) {
    return signed.content(signed.block());
  }
}
