// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a line of characters, byte after byte. In the build the seeds run as tests. A campaign of 60 s, from the
 * root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/codec/modbus test -Dtest=AsciiFuzzTest -Djazzer.max_duration=60s</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class AsciiFuzzTest {
  @MethodSource("io.lockgate.codec.modbus.Seeds#asciiFrames")
  @FuzzTest(maxDuration = "60s")
  void anyCharactersAreCutIntoFramesOrAreDamage(byte[] line) {
    Budget.spend(() -> PrefixLaws.check(Ascii::frameLength, line, Ascii.MAX_FRAME));
    Budget.spend(
        () -> {
          ByteBuffer frame = ByteBuffer.wrap(line).asReadOnlyBuffer();
          ByteBuffer pdu = Ascii.pdu(frame);
          ByteBuffer again = ByteBuffer.allocate(Ascii.MAX_FRAME);
          Ascii.encode(again, Ascii.unit(frame), pdu);
          assertEquals(upper(line), upper(again.array()).substring(0, again.position()));
        });
  }

  private static String upper(byte[] characters) {
    return new String(characters, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
  }
}
