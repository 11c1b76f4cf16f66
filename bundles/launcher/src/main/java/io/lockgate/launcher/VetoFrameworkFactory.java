// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher;

import io.lockgate.launcher.veto.Gate;
import io.lockgate.launcher.veto.VetoFramework;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Named in the framework properties as {@code karaf.framework.factory}. Refuses to work without a verified boot. */
public final class VetoFrameworkFactory implements FrameworkFactory {
  private static final AtomicReference<Gate> GATE = new AtomicReference<>();

  /** Called once by {@link Main}, before Karaf makes an instance by reflection. */
  static void guardWith(Gate gate) {
    GATE.set(gate);
  }

  @Override
  public Framework newFramework(Map<String, String> configuration) {
    Gate gate = GATE.get();
    if (gate == null) {
      throw new IllegalStateException("start the gateway through " + Main.class.getName());
    }
    return VetoFramework.create(configuration, gate);
  }
}
