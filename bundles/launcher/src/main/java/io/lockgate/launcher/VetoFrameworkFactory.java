// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher;

import io.lockgate.launcher.veto.Gate;
import io.lockgate.launcher.veto.VetoFramework;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Named in the framework properties as {@code karaf.framework.factory}. Makes one framework a verified boot: to start
 * again, the process has to end, so that everything is verified again.
 */
public final class VetoFrameworkFactory implements FrameworkFactory {
  private static final AtomicReference<@Nullable Gate> GATE = new AtomicReference<>();

  /** Called once by {@link Main}, before Karaf makes an instance by reflection. */
  static void guardWith(Gate gate) {
    GATE.set(gate);
  }

  @Override
  public Framework newFramework(Map<String, String> configuration) {
    Gate gate = GATE.getAndSet(null);
    if (gate == null) {
      throw new IllegalStateException(
          "each start needs a verified boot: use " + Main.class.getName());
    }
    return VetoFramework.create(configuration, gate);
  }
}
