// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.testkit.fuzz.Budget;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as the role extension of a client's certificate: a role is read only from what is exactly one, so that no two
 * readers see two roles. In the build the seeds run as tests; a campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/north/modbus -am test -Dtest=ClientRoleFuzzTest \
 *   -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class ClientRoleFuzzTest {
  private static final Budget EXTENSION = new Budget(1 << 20, NoFailureIsDeclared.class);
  private static final int OCTET_STRING = 0x04;
  private static final int UTF8_STRING = 0x0c;

  /** What a reader may throw that throws nothing. */
  private static final class NoFailureIsDeclared extends Exception {
    private static final long serialVersionUID = 1;
  }

  static Stream<byte[]> seeds() {
    return Stream.of(
            "040a0c084f70657261746f72",
            "04040c02c3a9",
            "04040c026f7000",
            "0481040c026f70",
            "040413026f70",
            "04020c00",
            "0442" + "0c40" + "61".repeat(64),
            "0443" + "0c41" + "61".repeat(65))
        .map(HexFormat.of()::parseHex);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreOneRoleOrNone(byte[] extension) {
    EXTENSION.spend(
        () -> {
          String role = ClientRole.in(extension);
          if (role != null) {
            assertArrayEquals(
                extension,
                value(OCTET_STRING, value(UTF8_STRING, role.getBytes(StandardCharsets.UTF_8))));
          }
        });
  }

  private static byte[] value(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
