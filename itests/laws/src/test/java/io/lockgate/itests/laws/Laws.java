// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Laws 1 to 6 of docs/architecture.md. */
final class Laws {
  private static final Set<String> OUTSIDE =
      Set.of("launcher", "shell.client", "packager", "testkit", "karaf", "bench");

  /** Carried by shell.console as a private copy; law 2 of the document names it. */
  private static final String FRAMES = "io.lockgate.shell.client.frame";

  private static final Set<String> WRITERS = Set.of("core.config", "core.audit", "core.log");

  static final ArchRule API_STANDS_ALONE =
      classes()
          .that()
          .resideInAPackage("io.lockgate.api..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "io.lockgate.api..", "org.osgi.annotation..", "org.jspecify..");

  static final ArchRule NO_PROVIDER_IMPORTS_A_PROVIDER =
      classes()
          .that(describe("are of a provider", type -> Bundles.isProvider(Bundles.of(type))))
          .should(importNoOtherProvider());

  static final ArchRule LAUNCHER_IS_FOR_CORE_TRUST =
      noClasses()
          .that(
              describe(
                  "are inside, and not core.trust",
                  type -> !Bundles.of(type).equals("core.trust") && !outside(type)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.lockgate.launcher..");

  static final ArchRule CORE_TRUST_SEES_THE_NARROW_SIDE =
      noClasses()
          .that()
          .resideInAPackage("io.lockgate.core.trust..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are the launcher's, and not its spi",
                  type ->
                      Bundles.of(type).equals("launcher")
                          && !type.getPackageName().equals("io.lockgate.launcher.spi")));

  static final ArchRule CODEC_IS_PURE =
      classes()
          .that()
          .resideInAPackage("io.lockgate.codec..")
          .and()
          .resideOutsideOfPackage("io.lockgate.codec.tls..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.nio",
              "java.nio.charset",
              "java.util..",
              "java.math",
              "java.time",
              "io.lockgate.codec..",
              "org.osgi.annotation..",
              "org.jspecify..")
          .allowEmptyShould(true);

  static final ArchRule CODEC_TLS_TOUCHES_NOTHING =
      classes()
          .that()
          .resideInAPackage("io.lockgate.codec.tls..")
          .should()
          .onlyDependOnClassesThat(
              describe("are of the JDK's TLS, or channels of others", Laws::isOfTls))
          .allowEmptyShould(true);

  static final ArchRule ONLY_NET_STARTS_PROCESSES =
      noClasses()
          .that(
              describe(
                  "are inside, and not net",
                  type -> !Bundles.of(type).startsWith("net.") && !outside(type)))
          .should()
          .callCodeUnitWhere(describe("start a process", Calls::startsProcess));

  static final ArchRule ONLY_CONFIG_AUDIT_AND_LOG_WRITE_FILES =
      noClasses()
          .that(
              describe(
                  "may not write", type -> !WRITERS.contains(Bundles.of(type)) && !outside(type)))
          .should()
          .callCodeUnitWhere(describe("open a file for writing", Calls::opensFile));

  static final ArchRule A_PORT_BELONGS_TO_A_SERVICE =
      classes()
          .that(
              describe(
                  "open a port",
                  type ->
                      !outside(type)
                          && type.getCodeUnitCallsFromSelf().stream().anyMatch(Calls::bindsPort)))
          .should(beInABundleWithAService())
          .allowEmptyShould(true);

  /** No files, no sockets of its own, no threads: an interface of a channel, streams in memory, an executor it is given. */
  private static final Set<String> SINGLE_TYPES_OF_TLS =
      Set.of(
          "java.io.IOException",
          "java.io.ByteArrayInputStream",
          "java.io.InputStream",
          "java.net.Socket",
          "java.nio.channels.ByteChannel",
          "java.nio.channels.ClosedChannelException");

  private static final Set<String> PACKAGES_OF_TLS =
      Set.of(
          "java.nio",
          "java.nio.charset",
          "java.time",
          "javax.net.ssl",
          "javax.security.auth.x500",
          "io.lockgate.codec.tls",
          "org.jspecify.annotations");

  private Laws() {}

  private static boolean isOfTls(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    String pack = element.getPackageName();
    return element.isPrimitive()
        || PACKAGES_OF_TLS.contains(pack)
        || pack.startsWith("java.lang")
        || pack.startsWith("java.util")
        || pack.startsWith("java.security")
        || pack.startsWith("org.osgi.annotation")
        || SINGLE_TYPES_OF_TLS.contains(element.getName());
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
                        && !Bundles.of(d.getTargetClass()).equals(own)
                        && !carries(own, d.getTargetClass()))
            .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
      }
    };
  }

  private static boolean carries(String bundle, JavaClass copied) {
    return bundle.equals("shell.console") && copied.getPackageName().equals(FRAMES);
  }

  private static ArchCondition<JavaClass> beInABundleWithAService() {
    return new ArchCondition<>("be in a bundle with a GatewayService") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (Bundles.mates(type)
            .noneMatch(mate -> mate.isAssignableTo("io.lockgate.api.service.GatewayService"))) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " opens a port, its bundle has no GatewayService"));
        }
      }
    };
  }

  /** What a call does to the host. */
  private static final class Calls {
    static boolean startsProcess(JavaCall<?> call) {
      String owner = call.getTargetOwner().getName();
      return owner.equals("java.lang.ProcessBuilder")
          || (owner.equals("java.lang.Runtime") && call.getName().equals("exec"));
    }

    static boolean opensFile(JavaCall<?> call) {
      String name = call.getName();
      return switch (call.getTargetOwner().getName()) {
        case "java.nio.file.Files" ->
            name.startsWith("write")
                || Set.of("newOutputStream", "newBufferedWriter", "newByteChannel", "move", "copy")
                    .contains(name);
        case "java.nio.channels.FileChannel" -> name.equals("open");
        case "java.io.FileOutputStream", "java.io.RandomAccessFile", "java.io.FileWriter" ->
            name.equals("<init>");
        default -> false;
      };
    }

    /** A Unix socket has no port; a client's channel is connected, not bound. */
    static boolean bindsPort(JavaCall<?> call) {
      return switch (call.getTargetOwner().getName()) {
        case "java.net.ServerSocket", "java.net.DatagramSocket" -> true;
        case "java.nio.channels.ServerSocketChannel", "java.nio.channels.DatagramChannel" ->
            call.getName().equals("bind")
                && call.getOriginOwner().getDirectDependenciesFromSelf().stream()
                    .noneMatch(
                        d ->
                            d.getTargetClass()
                                .getName()
                                .equals("java.net.UnixDomainSocketAddress"));
        default -> false;
      };
    }
  }
}
