// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Laws 1 to 6 of docs/architecture.md. */
class LawsTest {
  private static final JavaClasses OURS = Bundles.all();
  private static final Set<String> OUTSIDE = Set.of("launcher", "shell.client");

  @Test
  void law1_api_imports_nothing_of_ours_and_nothing_that_runs() {
    law(
        classes()
            .that()
            .resideInAPackage("io.lockgate.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..", "io.lockgate.api..", "org.osgi.annotation..", "org.jspecify.."));
  }

  @Test
  void law2_a_provider_never_imports_a_provider() {
    law(
        classes()
            .that(describe("are of a provider", type -> Bundles.isProvider(Bundles.of(type))))
            .should(importNoOtherProvider()));
  }

  @Test
  void law2_the_launcher_shows_its_narrow_side_to_core_trust_only() {
    law(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.lockgate.launcher..", "io.lockgate.core.trust..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lockgate.launcher.."));
    law(
        noClasses()
            .that()
            .resideInAPackage("io.lockgate.core.trust..")
            .should()
            .dependOnClassesThat(
                describe(
                    "are the launcher's, and not its spi",
                    type ->
                        Bundles.of(type).equals("launcher")
                            && !type.getPackageName().equals("io.lockgate.launcher.spi"))));
  }

  @Test
  void law3_a_codec_imports_java_base_only() {
    law(
        classes()
            .that()
            .resideInAPackage("io.lockgate.codec..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java.lang..",
                "java.nio",
                "java.util..",
                "java.math",
                "java.time",
                "io.lockgate.codec..",
                "org.jspecify..")
            .allowEmptyShould(true));
  }

  @Test
  void law4_a_library_is_imported_by_one_bundle() {
    Libraries.assertOneBundleEach(OURS);
  }

  @Test
  void law5_only_net_starts_host_processes() {
    law(
        noClasses()
            .that(
                describe(
                    "are outside net",
                    type -> !Bundles.of(type).startsWith("net.") && !outside(type)))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Runtime.class, Process.class));
  }

  @Test
  void law5_only_config_audit_and_log_open_files_for_writing() {
    Set<String> writers = Set.of("core.config", "core.audit", "core.log");
    law(
        noClasses()
            .that(
                describe(
                    "may not write", type -> !writers.contains(Bundles.of(type)) && !outside(type)))
            .should()
            .callCodeUnitWhere(Writing.opensFile()));
  }

  @Test
  void law6_a_bundle_that_opens_a_port_declares_a_service() {
    law(
        classes()
            .that(describe("open a port", Ports::opensPort))
            .should(
                new ArchCondition<JavaClass>("be in a bundle with a GatewayService") {
                  @Override
                  public void check(JavaClass type, ConditionEvents events) {
                    boolean declared =
                        OURS.stream()
                            .filter(other -> Bundles.of(other).equals(Bundles.of(type)))
                            .anyMatch(
                                other ->
                                    other.isAssignableTo("io.lockgate.api.service.GatewayService"));
                    if (!declared) {
                      events.add(
                          SimpleConditionEvent.violated(
                              type,
                              type.getName() + " opens a port, its bundle has no GatewayService"));
                    }
                  }
                })
            .allowEmptyShould(true));
  }

  private static boolean outside(JavaClass type) {
    return OUTSIDE.contains(Bundles.of(type));
  }

  private static ArchCondition<JavaClass> importNoOtherProvider() {
    return new ArchCondition<>("import no other provider") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = Bundles.of(type);
        type.getDirectDependenciesFromSelf().stream()
            .filter(
                d ->
                    Bundles.isProvider(Bundles.of(d.getTargetClass()))
                        && !Bundles.of(d.getTargetClass()).equals(own))
            .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
      }
    };
  }

  private static void law(ArchRule rule) {
    rule.check(OURS);
  }

  /** Calls that open a file for writing. */
  private static final class Writing {
    static DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> opensFile() {
      return describe("open a file for writing", call -> opens(call.getTarget()));
    }

    private static boolean opens(AccessTarget target) {
      String owner = target.getOwner().getName();
      String name = target.getName();
      return switch (owner) {
        case "java.nio.file.Files" ->
            name.startsWith("write")
                || name.startsWith("newOutputStream")
                || name.startsWith("newBufferedWriter")
                || name.equals("newByteChannel")
                || name.equals("move")
                || name.equals("copy");
        case "java.nio.channels.FileChannel" -> name.equals("open");
        case "java.io.FileOutputStream",
            "java.io.RandomAccessFile",
            "java.io.FileWriter",
            "java.io.PrintWriter" ->
            name.equals("<init>") && !owner.equals("java.io.PrintWriter");
        default -> false;
      };
    }
  }

  /** Calls that bind a network socket. */
  private static final class Ports {
    static boolean opensPort(JavaClass type) {
      return type.getCodeUnitCallsFromSelf().stream()
              .map(com.tngtech.archunit.core.domain.JavaCall::getTarget)
              .anyMatch(Ports::binds)
          && !outside(type);
    }

    private static boolean binds(AccessTarget target) {
      String owner = target.getOwner().getName();
      return owner.equals("java.net.ServerSocket")
          || owner.equals("java.net.DatagramSocket")
          || owner.equals("java.nio.channels.DatagramChannel");
    }
  }
}
