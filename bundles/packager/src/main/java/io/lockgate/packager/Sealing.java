// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import io.lockgate.launcher.install.CertificatePem;
import io.lockgate.launcher.install.Folder;
import io.lockgate.launcher.install.FolderDigests;
import io.lockgate.launcher.install.Seal;
import io.lockgate.launcher.install.SealedList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.TreeMap;

/** Writes the seal of a code folder: the list of digests, its signature, the signer's certificate. */
final class Sealing {
  private Sealing() {}

  static void seal(Path code, SigningKey key) throws IOException, GeneralSecurityException {
    Folder folder = Folder.scan(code);
    if (!folder.others().isEmpty()) {
      throw new IOException("links or special files cannot be sealed: " + folder.others());
    }
    SealedList list =
        new SealedList(key.development(), new TreeMap<>(FolderDigests.of(code, folder.files())));
    byte[] bytes = list.render();
    Path trust = code.resolve(SealedList.FOLDER);
    Files.createDirectories(trust);
    Files.write(trust.resolve(SealedList.FILES), bytes);
    Files.write(trust.resolve(SealedList.SIGNATURE), sign(bytes, key));
    Files.writeString(
        trust.resolve(SealedList.CERTIFICATE),
        CertificatePem.render((X509Certificate) key.entry().getCertificate()));
    Path marker = trust.resolve(SealedList.DEVELOPMENT);
    Files.deleteIfExists(marker);
    if (key.development()) {
      Files.writeString(marker, "Sealed with the key of a development build; not for a plant.\n");
    }
  }

  private static byte[] sign(byte[] bytes, SigningKey key) throws GeneralSecurityException {
    Signature signature =
        key.provider().isPresent()
            ? Signature.getInstance(Seal.ALGORITHM, key.provider().get())
            : Signature.getInstance(Seal.ALGORITHM);
    signature.initSign(key.entry().getPrivateKey());
    signature.update(bytes);
    return signature.sign();
  }
}
