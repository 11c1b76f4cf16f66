// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.fakes;

import static org.osgi.service.metatype.AttributeDefinition.BOOLEAN;
import static org.osgi.service.metatype.AttributeDefinition.INTEGER;
import static org.osgi.service.metatype.AttributeDefinition.PASSWORD;
import static org.osgi.service.metatype.AttributeDefinition.STRING;

import io.lockgate.core.config.Folders;
import io.lockgate.core.config.GenerationalConfigStore;
import io.lockgate.core.config.live.AuditQueue;
import io.lockgate.core.config.schema.SchemaRegistry;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is around a config store: bundles, ConfigAdmin, audit log and two folders, which outlive the store. */
public final class Gateway {
  public static final String WEB = "io.lockgate.north.web";
  public static final String LINK = "io.lockgate.link.serial";
  public static final String SERVICE = "io.lockgate.core.service";

  public final Folders folders;
  public final FakeBundles bundles = new FakeBundles();
  public FakeConfigurationAdmin admin = new FakeConfigurationAdmin();
  public CollectingAuditLog audit = new CollectingAuditLog();

  /** Both folders below {@code root}; a bundle with a pid, one with a factory pid, one with free keys. */
  public Gateway(Path root) {
    folders = new Folders(root.resolve("etc"), root.resolve("data"));
    bundles.install(
        "io.lockgate.north.web",
        WEB,
        FakeAttribute.of("port", INTEGER, "8443").between(1, 65535),
        FakeAttribute.of("title", STRING, "Lockgate"),
        FakeAttribute.of("secure", BOOLEAN, "true"),
        FakeAttribute.of("token", PASSWORD, ""),
        FakeAttribute.of("names", STRING, "").many(3, "a", "b"));
    bundles.installFactory(
        "io.lockgate.link.serial",
        LINK,
        FakeAttribute.bare("device", STRING),
        FakeAttribute.of("baud", INTEGER, "9600").oneOf("9600", "19200"));
    bundles.installFree(
        "io.lockgate.core.service",
        SERVICE,
        "[a-z0-9-]+",
        FakeAttribute.of("preset", STRING, "panel").oneOf("panel", "hardened"));
  }

  /** A store as after a restart: ConfigAdmin empty, audit log there. */
  public GenerationalConfigStore open() throws IOException {
    admin = new FakeConfigurationAdmin();
    AuditQueue queue = new AuditQueue();
    queue.arrived(audit);
    return new GenerationalConfigStore(
        folders, new SchemaRegistry(bundles::all, bundles), admin, queue, new FakeClock());
  }

  public void etc(String file, String text) throws IOException {
    Files.createDirectories(folders.etc());
    Files.writeString(folders.etc().resolve(file), text);
  }

  public String etc(String file) throws IOException {
    return Files.readString(folders.etc().resolve(file));
  }
}
