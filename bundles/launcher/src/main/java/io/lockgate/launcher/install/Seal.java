// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The signed list of an installation, its signature checked.
 *
 * @param list what belongs to the installation
 * @param platform certificate of its signer
 */
public record Seal(SealedList list, X509Certificate platform) {
  /** How the list is signed: ECDSA on P-256. */
  public static final String ALGORITHM = "SHA256withECDSA";

  /**
   * Reads and checks the seal.
   *
   * @param present regular files of the {@code trust} folder
   * @throws InstallationRefusedException a part is missing, foreign or not what was signed
   */
  static Seal open(Path code, List<Folder.Entry> present) throws InstallationRefusedException {
    Path folder = code.resolve(SealedList.FOLDER);
    Seal seal;
    try {
      byte[] list = Files.readAllBytes(folder.resolve(SealedList.FILES));
      byte[] signature = Files.readAllBytes(folder.resolve(SealedList.SIGNATURE));
      X509Certificate platform = certificate(folder.resolve(SealedList.CERTIFICATE));
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(platform.getPublicKey());
      verifier.update(list);
      if (!verifier.verify(signature)) {
        throw refused(SealedList.FILES + " does not match its signature " + SealedList.SIGNATURE);
      }
      seal = new Seal(SealedList.parse(list), platform);
    } catch (IOException e) {
      throw refused("unreadable: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw refused("signature or certificate is malformed: " + e.getMessage());
    }
    seal.requireExactly(present);
    return seal;
  }

  private static X509Certificate certificate(Path pem)
      throws IOException, GeneralSecurityException {
    byte[] bytes = Files.readAllBytes(pem);
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(bytes));
    String canonical = CertificatePem.render(certificate);
    if (!canonical.equals(new String(bytes, StandardCharsets.US_ASCII))) {
      throw new CertificateException("not in its one accepted spelling");
    }
    return certificate;
  }

  private void requireExactly(List<Folder.Entry> present) throws InstallationRefusedException {
    Set<String> expected =
        new TreeSet<>(Set.of(SealedList.FILES, SealedList.SIGNATURE, SealedList.CERTIFICATE));
    if (list.development()) {
      expected.add(SealedList.DEVELOPMENT);
    }
    Set<String> found =
        present.stream()
            .map(entry -> entry.path().substring(SealedList.FOLDER.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!found.equals(expected)) {
      throw refused("must hold exactly " + expected + ", holds " + found);
    }
  }

  private static InstallationRefusedException refused(String what) {
    return new InstallationRefusedException(List.of(SealedList.FOLDER + "/: " + what));
  }
}
