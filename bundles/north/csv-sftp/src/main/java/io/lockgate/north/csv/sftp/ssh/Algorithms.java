// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.common.BuiltinFactory;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;

/** What we agree to: elliptic curves or 4,096 bits, authenticated encryption or encrypt-then-MAC, SHA-2. */
final class Algorithms {
  private static final String RSA = "ssh-rsa";

  private Algorithms() {}

  static List<KeyExchangeFactory> exchanges() {
    return NamedFactory.setUpTransformedFactories(
        true,
        List.of(
            BuiltinDHFactories.curve25519,
            BuiltinDHFactories.curve25519_libssh,
            BuiltinDHFactories.ecdhp256,
            BuiltinDHFactories.ecdhp384,
            BuiltinDHFactories.ecdhp521,
            BuiltinDHFactories.dhg16_512),
        ClientBuilder.DH2KEX);
  }

  static List<NamedFactory<Cipher>> ciphers() {
    return supported(
        List.of(
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.cc20p1305_openssh,
            BuiltinCiphers.aes256ctr,
            BuiltinCiphers.aes128ctr));
  }

  static List<NamedFactory<Mac>> macs() {
    return supported(List.of(BuiltinMacs.hmacsha512etm, BuiltinMacs.hmacsha256etm));
  }

  static List<NamedFactory<Signature>> signatures() {
    return supported(
        List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256));
  }

  /**
   * Those for keys of one type: a server that has several keys is to show the one that is known. All where there is none
   * such.
   */
  static List<NamedFactory<Signature>> signatures(String type) {
    List<NamedFactory<Signature>> fitting =
        signatures().stream().filter(each -> isFor(each.getName(), type)).toList();
    return fitting.isEmpty() ? signatures() : fitting;
  }

  private static <T> List<NamedFactory<T>> supported(List<? extends BuiltinFactory<T>> factories) {
    List<NamedFactory<T>> found = new ArrayList<>();
    for (BuiltinFactory<T> each : factories) {
      if (each.isSupported()) {
        found.add(each);
      }
    }
    return found;
  }

  private static boolean isFor(String signature, String type) {
    return type.equals(RSA) ? signature.startsWith("rsa-sha2-") : signature.equals(type);
  }
}
