// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;

/** Bill of materials, CycloneDX 1.6 in JSON: every jar of the code folder with version, licence and SHA-256, and the libraries inside. */
final class Sbom {
  private Sbom() {}

  /** Writes {@code sbom.json} into the code folder. Fails on a licence that is not on the list. */
  static void write(Path code, String version, Instant time) throws IOException {
    Bom bom = new Bom();
    bom.setSerialNumber(
        "urn:uuid:"
            + java.util.UUID.nameUUIDFromBytes(
                ("lockgate " + version).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    bom.setMetadata(metadata(version, time));
    Map<String, org.cyclonedx.model.Component> sorted = new TreeMap<>();
    for (Path jar : jars(code)) {
      org.cyclonedx.model.Component entry = entry(Component.of(code, jar));
      entry.addHash(
          new Hash(Hash.Algorithm.SHA_256, new io.lockgate.launcher.install.Sha256().of(jar)));
      for (Component inside : Contained.in(jar)) {
        entry.addComponent(entry(inside));
      }
      sorted.put(entry.getPurl(), entry);
    }
    bom.setComponents(List.copyOf(sorted.values()));
    try {
      Files.writeString(
          code.resolve("sbom.json"),
          BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString());
    } catch (GeneratorException e) {
      throw new IOException("bill of materials not written", e);
    }
  }

  private static Metadata metadata(String version, Instant time) {
    org.cyclonedx.model.Component product = new org.cyclonedx.model.Component();
    product.setType(org.cyclonedx.model.Component.Type.APPLICATION);
    product.setGroup("io.lockgate");
    product.setName("lockgate");
    product.setVersion(version);
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(time));
    metadata.setComponent(product);
    return metadata;
  }

  private static org.cyclonedx.model.Component entry(Component component) {
    org.cyclonedx.model.Component entry = new org.cyclonedx.model.Component();
    entry.setType(org.cyclonedx.model.Component.Type.LIBRARY);
    entry.setGroup(component.group());
    entry.setName(component.artifact());
    entry.setVersion(component.version());
    entry.setPurl(
        "pkg:maven/" + component.group() + "/" + component.artifact() + "@" + component.version());
    License license = new License();
    license.setId(Licences.of(component));
    LicenseChoice choice = new LicenseChoice();
    choice.addLicense(license);
    entry.setLicenses(choice);
    return entry;
  }

  private static List<Path> jars(Path code) throws IOException {
    try (Stream<Path> all = Files.walk(code)) {
      return all.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
