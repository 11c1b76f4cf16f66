// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.service.ReleaseName;
import io.lockgate.north.modbus.table.Identification;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.osgi.framework.Version;

/**
 * Who the gateway says it is.
 *
 * @param identification names of the product
 * @param serial of this one: beginning of the SHA-256 of its public key, 12 hexadecimal digits
 */
record GatewayIdentity(Identification identification, String serial) {
  private static final int SERIAL_BYTES = 6;

  static GatewayIdentity of(Version version, String application, DeviceSigner signer) {
    ReleaseName release =
        new ReleaseName(version.getMajor(), version.getMinor(), version.getMicro());
    return new GatewayIdentity(
        new Identification(
            "Lockgate",
            "LOCKGATE",
            release.toString(),
            "",
            "Lockgate",
            "Industrial edge gateway",
            application),
        serial(signer));
  }

  private static String serial(DeviceSigner signer) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(signer.publicKey());
      return HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(hash, SERIAL_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
