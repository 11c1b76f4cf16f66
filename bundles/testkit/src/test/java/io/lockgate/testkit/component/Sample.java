// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** A component that uses every way of being given something. */
@Component(service = Sample.class)
public final class Sample {
  /** Its settings. */
  public @interface Config {
    int port() default 502;

    String zone_name() default "eth1";

    boolean on();

    TimeUnit unit() default TimeUnit.SECONDS;

    String[] peers() default {"a", "b"};
  }

  final StateStore store;
  final Config config;
  final List<String> events = new ArrayList<>();
  final Optional<AccessControl> access;
  final String data;

  @Reference @Nullable GatewayClock clock;

  @Activate
  public Sample(
      @Reference StateStore store,
      Config config,
      @Reference Optional<AccessControl> access,
      BundleContext context)
      throws IOException {
    if (config.port() < 0) {
      throw new IOException("bad port");
    }
    this.store = store;
    this.config = config;
    this.access = access;
    this.data = String.valueOf(context.getProperty("lockgate.data"));
  }

  /** Never used by the framework; must not be chosen. */
  public Sample(StateStore store) throws IOException {
    throw new IOException("wrong constructor, " + store);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, unbind = "gone")
  void arrived(Runnable service) {
    events.add("arrived");
    service.run();
  }

  void gone(Runnable service) {
    events.add("gone");
    service.run();
  }

  @Activate
  void start() {
    events.add(clock == null ? "start without clock" : "start");
  }

  @Deactivate
  void stop() {
    events.add("stop");
  }
}
