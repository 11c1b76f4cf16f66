// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.service.ReleaseName;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** Shows what runs here. */
@Service
@Command(
    scope = "gateway",
    name = "info",
    description =
        "Shows version, build, Java, uptime, folders and the state of trust. Example: gateway:info --json")
public final class InfoCommand extends GatewayCommand {
  @Reference SignerRegistry signers;
  @Reference Commissioning commissioning;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    long seconds =
        TimeUnit.MILLISECONDS.toSeconds(ManagementFactory.getRuntimeMXBean().getUptime());
    boolean development = Boolean.getBoolean("lockgate.development");
    new Table(
            "version",
            "build",
            "java",
            "uptime_s",
            "code",
            "etc",
            "data",
            "trust_mode",
            "development_key",
            "commissioned")
        .row(
            version(),
            System.getProperty("lockgate.build", "unknown"),
            System.getProperty("java.vendor") + " " + Runtime.version(),
            seconds,
            System.getProperty("lockgate.code", ""),
            System.getProperty("lockgate.etc", ""),
            System.getProperty("lockgate.data", ""),
            signers.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            development,
            commissioning.commissioned())
        .printUpright(call.out(), call.json());
    if (development) {
      call.say("WARNING: this build is signed with the development key. Not for operation.");
    }
  }

  /** Version of this bundle, which is that of the release; {@code unknown} outside the framework. */
  private static String version() {
    Bundle bundle = FrameworkUtil.getBundle(InfoCommand.class);
    if (bundle == null) {
      return "unknown";
    }
    Version version = bundle.getVersion();
    return new ReleaseName(version.getMajor(), version.getMinor(), version.getMicro()).toString();
  }
}
