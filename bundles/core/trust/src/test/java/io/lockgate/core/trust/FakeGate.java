// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.api.store.StateStore;
import io.lockgate.launcher.spi.BootReport;
import io.lockgate.launcher.spi.TrustGate;
import io.lockgate.launcher.spi.TrustView;
import io.lockgate.launcher.spi.TrustView.EnrolledSigner;
import io.lockgate.launcher.spi.UnpackedArchive;
import io.lockgate.launcher.spi.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Reads the store as the launcher does; bundles are told apart by who signed them, good KARs listed. */
final class FakeGate implements TrustGate {
  final Map<Long, String> signerOf = new HashMap<>();
  final Map<Path, UnpackedArchive> archives = new HashMap<>();
  final Map<Path, UnpackedArchive> unpacked = new HashMap<>();
  final List<Path> asked = new ArrayList<>();
  List<String> findings = List.of();
  boolean forgotten;
  boolean broken;
  @Nullable Consumer<Verdict> listener;
  private final StateStore store;
  private TrustView view;

  FakeGate(StateStore store) {
    this.store = store;
    view = new TrustView("trusted", certificate(TestCertificate.PLATFORM), List.of(), Set.of());
  }

  static X509Certificate certificate(String pem) {
    try {
      return Certificates.parse(pem);
    } catch (SignerRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public BootReport bootReport() {
    return new BootReport(1, 1, false, findings);
  }

  @Override
  public void findingsAudited() {
    forgotten = true;
  }

  @Override
  public void reload() {
    if (broken) {
      throw new UncheckedIOException(new IOException("broken"));
    }
    try {
      read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() throws IOException {
    List<EnrolledSigner> signers = new ArrayList<>();
    for (String name : store.list("trust/signers/")) {
      if (name.endsWith(".pem")) {
        signers.add(
            new EnrolledSigner(certificate(text(name)), text(name.replace(".pem", ".prefix"))));
      }
    }
    String mode = text("trust/mode");
    view =
        new TrustView(
            mode.isEmpty() ? "trusted" : mode,
            view.platform(),
            signers,
            text("trust/revoked").lines().collect(Collectors.toSet()));
  }

  @Override
  public TrustView view() {
    return view;
  }

  @Override
  public Optional<String> objection(Bundle bundle) {
    String signer = signerOf.getOrDefault(bundle.getBundleId(), "nobody");
    boolean enrolled =
        view.signers().stream()
            .anyMatch(s -> Certificates.fingerprint(s.certificate()).equals(signer));
    return enrolled && !view.revoked().contains(signer)
        ? Optional.empty()
        : Optional.of("its signer is not trusted");
  }

  @Override
  public Optional<String> signerFault(X509Certificate certificate) {
    return Optional.empty();
  }

  @Override
  public Runnable onVerdict(Consumer<Verdict> newListener) {
    listener = newListener;
    return () -> listener = null;
  }

  @Override
  public Optional<UnpackedArchive> unpackArchive(Path archive) {
    asked.add(archive);
    Optional<UnpackedArchive> content = Optional.ofNullable(archives.get(archive));
    content.ifPresent(good -> unpacked.put(archive, good));
    return content;
  }

  @Override
  public Optional<UnpackedArchive> unpackedArchive(Path archive) {
    return Optional.ofNullable(unpacked.get(archive));
  }

  @Override
  public void deleteArchive(Path archive) {
    unpacked.remove(archive);
  }

  private String text(String name) throws IOException {
    return store.read(name).map(value -> new String(value, UTF_8)).orElse("");
  }
}
