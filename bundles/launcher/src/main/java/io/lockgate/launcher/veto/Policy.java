// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import io.lockgate.launcher.jar.BundleHeaders;
import io.lockgate.launcher.jar.JarSignature;
import io.lockgate.launcher.jar.JarSignature.Broken;
import io.lockgate.launcher.jar.JarSignature.Claim;
import io.lockgate.launcher.jar.JarSignature.Signed;
import java.util.Optional;
import java.util.function.Predicate;

/** What a bundle that is not on the sealed list may be, given who signed it. Pure. */
final class Policy {
  private final SignerJudge judge;
  private final Predicate<String> platformName;

  /**
   * @param platformName whether a symbolic name is that of a bundle of the platform
   */
  Policy(SignerJudge judge, Predicate<String> platformName) {
    this.judge = judge;
    this.platformName = platformName;
  }

  /** Why the bundle is to be kept out; empty when every one of its signers may bring it in. */
  Optional<Objection> objection(BundleHeaders bundle, JarSignature signature) {
    if (bundle.frameworkExtension()) {
      return Optional.of(
          Objection.always("a framework extension must be on the sealed list of the platform"));
    }
    if (signature instanceof Broken broken) {
      return Optional.of(Objection.changed(broken.reason()));
    }
    if (signature instanceof Signed signed) {
      for (Claim claim : signed.claims()) {
        Optional<Objection> found = objection(bundle, judge.judge(claim));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    return Optional.of(touchesPlatform(bundle).orElseGet(Objection::unsigned));
  }

  private Optional<Objection> objection(BundleHeaders bundle, Ruling ruling) {
    if (ruling instanceof Ruling.Platform) {
      return Optional.empty();
    }
    Optional<Objection> trespass = touchesPlatform(bundle);
    if (trespass.isPresent()) {
      return trespass;
    }
    if (ruling instanceof Ruling.Refused refused) {
      return Optional.of(refused.objection());
    }
    return outside(bundle, (Ruling.Oem) ruling).map(Objection::byPolicy);
  }

  /** Only the platform replaces or extends the platform, whatever the mode. */
  private Optional<Objection> touchesPlatform(BundleHeaders bundle) {
    if (platformName.test(bundle.symbolicName())) {
      return Optional.of(
          Objection.always("only the platform may replace its bundle " + bundle.symbolicName()));
    }
    if (platformName.test(bundle.fragmentHost())) {
      return Optional.of(
          Objection.always("only the platform may extend its bundle " + bundle.fragmentHost()));
    }
    return Optional.empty();
  }

  private static Optional<String> outside(BundleHeaders bundle, Ruling.Oem signer) {
    if (!bundle.version2() || bundle.symbolicName().isEmpty()) {
      return Optional.of("it has no symbolic name that its signer could be held to");
    }
    if (!signer.covers(bundle.symbolicName())) {
      return Optional.of(
          "its signer may use names below " + signer.prefix() + ", not " + bundle.symbolicName());
    }
    if (!bundle.fragmentHost().isEmpty() && !signer.covers(bundle.fragmentHost())) {
      return Optional.of(
          "its signer may extend bundles below "
              + signer.prefix()
              + ", not "
              + bundle.fragmentHost());
    }
    return Optional.empty();
  }
}
