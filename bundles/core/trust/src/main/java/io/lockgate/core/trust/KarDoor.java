// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import java.io.File;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes every {@code .kar} dropped into the deploy folder. The work is done on a thread of its own, in the order of the
 * drops, so that the folder's scanner never waits for it: a feature starts bundles, and those may take their time.
 */
@Component(service = ArtifactInstaller.class)
public final class KarDoor implements ArtifactInstaller {
  private static final int MAX_WAITING = 256;
  private static final int IDLE_SECONDS = 10;

  private final Optional<KarInstaller> installer;
  private final ExecutorService worker;

  /**
   * Lets nothing in when the launcher is absent.
   *
   * @param booted the features service takes one change at a time without losing any only once the boot's own are done
   */
  @Activate
  public KarDoor(
      @Reference TrustManager trust,
      @Reference FeaturesService features,
      @Reference BootFinished booted) {
    this(trust.kars(features), worker());
  }

  KarDoor(Optional<KarInstaller> installer, ExecutorService worker) {
    this.installer = installer;
    this.worker = worker;
  }

  @Deactivate
  void deactivate() {
    worker.shutdownNow();
  }

  @Override
  public boolean canHandle(File artifact) {
    return artifact.getName().toLowerCase(Locale.ROOT).endsWith(".kar");
  }

  /**
   * Queues the check and the installation.
   *
   * @throws java.util.concurrent.RejectedExecutionException too many wait already; the scanner tells of it
   */
  @Override
  public void install(File artifact) {
    installer.ifPresent(kars -> worker.execute(() -> kars.install(artifact.toPath())));
  }

  @Override
  public void update(File artifact) {
    install(artifact);
  }

  @Override
  public void uninstall(File artifact) {
    installer.ifPresent(kars -> worker.execute(() -> kars.uninstall(artifact.toPath())));
  }

  private static ExecutorService worker() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            task -> {
              Thread thread = new Thread(task, "lockgate-kar");
              thread.setDaemon(true);
              return thread;
            });
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
