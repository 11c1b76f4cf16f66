// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands;

import io.lockgate.api.health.HealthBoard;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Role;
import io.lockgate.api.service.Edition;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FakeCommissioning;
import io.lockgate.testkit.fakes.FakeServiceSwitch;
import io.lockgate.testkit.fakes.FakeSignerRegistry;
import io.lockgate.testkit.fakes.MemoryConfigStore;
import io.lockgate.testkit.fakes.PickyOutbound;
import io.lockgate.testkit.fakes.RoleAccessControl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;

/** Karaf's own shell, outside OSGi, with every command of the module and fakes behind them. */
public final class CommandShell {
  /** Replaces System.out, System.err and System.in for good, once a JVM. */
  private static final ThreadIOImpl THREADS = new ThreadIOImpl();

  static {
    THREADS.start();
  }

  public final RoleAccessControl access = new RoleAccessControl();
  public final FakeServiceSwitch services = new FakeServiceSwitch();
  public final FakeSignerRegistry signers = new FakeSignerRegistry();
  public final FakeCommissioning commissioning = new FakeCommissioning();
  public final MemoryConfigStore config = new MemoryConfigStore();
  public final CollectingAuditLog audit = new CollectingAuditLog();
  public Edition.Tier tier = Edition.Tier.ADVANCED;
  public final PickyOutbound outbound = new PickyOutbound();
  public final List<HealthEntry> health = new CopyOnWriteArrayList<>();
  public final FakeClock clock = new FakeClock();
  public final SessionFactoryImpl factory = new SessionFactoryImpl(THREADS);

  /**
   * A shell.
   *
   * @param more services beyond those that are always there
   */
  public CommandShell(Object... more) throws IOException {
    List.of(more).forEach(factory::register);
    factory.register(FakeDrivers.context());
    factory.register(FakeDrivers.forms());
    factory.register((Edition) () -> tier);
    factory.register((HealthBoard) () -> List.copyOf(health));
    List.of(access, services, signers, commissioning, config, audit, outbound, clock)
        .forEach(factory::register);
    ManagerImpl manager = new ManagerImpl(factory, factory);
    classes().forEach(manager::register);
  }

  /** What the header {@code Karaf-Commands} makes Karaf find. */
  public static List<Class<?>> classes() throws IOException {
    Path root = Path.of("target/classes");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
          .<Class<?>>map(CommandShell::load)
          .filter(type -> type.isAnnotationPresent(Service.class))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What came of a line.
   *
   * @param status as the console would hand it on
   */
  public record Result(String output, String error, int status) {}

  /** Runs a line as the local security administrator, with lines of input. */
  public Result run(String line, String... input) {
    return as(Role.SECURITY_ADMIN, line, input);
  }

  /** Runs a line as somebody with that role. */
  public Result as(Role role, String line, String... input) {
    String typed = input.length == 0 ? "" : String.join("\n", input) + "\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
    Session session =
        factory.create(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), printer, printer);
    session.put("io.lockgate.identity", new Identity("local-1000", role, "console"));
    String error = "";
    try {
      session.execute(line);
    } catch (Exception e) {
      error = String.valueOf(e.getMessage());
    }
    printer.flush();
    int status = session.get("io.lockgate.status") instanceof Integer set ? set : -1;
    session.close();
    return new Result(out.toString(StandardCharsets.UTF_8), error, status);
  }
}
