// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import io.lockgate.driver.snmp.settings.Cipher;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Digest;
import io.lockgate.driver.snmp.settings.Security;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.UsmUserEntry;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** A user of version 3 and the keys of its passwords. Immutable. */
final class UserKeys {
  private final Credentials.User user;
  private final PasswordKey auth;
  private final @Nullable PasswordKey privacy;

  private UserKeys(Credentials.User user, PasswordKey auth, @Nullable PasswordKey privacy) {
    this.user = user;
    this.auth = auth;
    this.privacy = privacy;
  }

  /** Takes some ten milliseconds. */
  static UserKeys of(Credentials.User user) {
    return new UserKeys(
        user,
        PasswordKey.of(user.digest(), user.authPassword()),
        user.security() == Security.AUTH_PRIV
            ? PasswordKey.of(user.digest(), user.privacyPassword())
            : null);
  }

  OctetString name() {
    return new OctetString(user.name());
  }

  /** With the keys that hold at an engine. */
  UsmUserEntry at(byte[] engine) {
    PasswordKey its = privacy;
    return new UsmUserEntry(
        engine,
        name(),
        protocol(user.digest()),
        auth.at(engine),
        its == null ? null : protocol(user.cipher()),
        its == null ? null : Arrays.copyOf(its.at(engine), user.cipher().keyBytes()));
  }

  private static OID protocol(Digest digest) {
    return switch (digest) {
      case SHA_256 -> AuthHMAC192SHA256.ID;
      case SHA_384 -> AuthHMAC256SHA384.ID;
      case SHA_512 -> AuthHMAC384SHA512.ID;
    };
  }

  private static OID protocol(Cipher cipher) {
    return switch (cipher) {
      case AES_128 -> PrivAES128.ID;
      case AES_192 -> PrivAES192.ID;
      case AES_256 -> PrivAES256.ID;
    };
  }
}
