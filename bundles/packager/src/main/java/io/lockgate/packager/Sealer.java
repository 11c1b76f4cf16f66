// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import io.lockgate.launcher.Trees;
import io.lockgate.launcher.install.Folder;
import io.lockgate.launcher.install.FolderDigests;
import io.lockgate.launcher.install.Seal;
import io.lockgate.launcher.install.SealedList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the {@code trust} folder of an installation: list, signature, certificate, mark of a development key. */
final class Sealer {
  private Sealer() {}

  /**
   * Seals what lies in {@code code} now; a former seal is replaced. Equal content gives an equal list; the signature
   * differs from run to run, as ECDSA signatures do.
   *
   * @throws IOException there is a link or a special file, or something cannot be read or written
   */
  static void seal(Path code, SigningKey key) throws IOException, GeneralSecurityException {
    Folder found = Folder.scan(code);
    if (!found.others().isEmpty()) {
      throw new IOException("links and special files cannot be sealed: " + found.others());
    }
    for (Folder.Entry entry : found.files()) {
      if (entry.path().chars().anyMatch(Character::isISOControl)) {
        throw new IOException("a file name holds a control character: " + entry.path());
      }
    }
    SortedMap<String, String> digests = new TreeMap<>(FolderDigests.of(code, found.files()));
    if (digests.containsValue(FolderDigests.UNREADABLE)) {
      throw new IOException("some files cannot be read");
    }
    byte[] list = new SealedList(key.development(), digests).render();
    Path trust = code.resolve(SealedList.FOLDER);
    Trees.delete(trust);
    Files.createDirectory(trust);
    Files.write(trust.resolve(SealedList.FILES), list);
    Files.write(trust.resolve(SealedList.SIGNATURE), sign(list, key));
    Files.writeString(trust.resolve(SealedList.CERTIFICATE), pem(key.path().get(0).getEncoded()));
    if (key.development()) {
      Files.writeString(
          trust.resolve(SealedList.DEVELOPMENT),
          "Sealed with a key made by a development build: not a release.\n");
    }
  }

  private static byte[] sign(byte[] list, SigningKey key) throws GeneralSecurityException {
    Signature signature =
        key.token() == null
            ? Signature.getInstance(Seal.ALGORITHM)
            : Signature.getInstance(Seal.ALGORITHM, key.token());
    signature.initSign(key.key());
    signature.update(list);
    return signature.sign();
  }

  private static String pem(byte[] certificate) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }
}
