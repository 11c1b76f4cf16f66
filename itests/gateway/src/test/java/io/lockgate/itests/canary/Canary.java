// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Writes {@code <lockgate.data>/canary} when it is started, loaded even. */
public final class Canary implements BundleActivator {
  static {
    try {
      Files.writeString(Path.of(System.getProperty("lockgate.data"), "canary"), "ran");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start(BundleContext context) {
    context.getBundle();
  }

  @Override
  public void stop(BundleContext context) {
    context.getBundle();
  }
}
