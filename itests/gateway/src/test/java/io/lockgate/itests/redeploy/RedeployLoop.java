// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.redeploy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Installs, starts, uses, uninstalls and refreshes a bundle many times by framework calls, then counts what is left.
 * Reads {@code <lockgate.data>/redeploy.job} (jar, count, then how it is used: see {@link Use}; for a bundle that is
 * installed already, its symbolic name), writes {@code redeploy.result}.
 */
public final class RedeployLoop implements BundleActivator {
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  @Override
  public void start(BundleContext context) {
    Thread thread = new Thread(() -> job(context), "redeploy-loop");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void stop(BundleContext context) {
    loaders.clear();
  }

  private void job(BundleContext context) {
    Path data = Path.of(System.getProperty("lockgate.data"));
    String result;
    try {
      List<String> job = Files.readAllLines(data.resolve("redeploy.job"));
      if (job.size() > 4) {
        remove(context, job.get(4));
      }
      Use use = new Use(context, job.get(2), job.get(3));
      result = run(context, job.get(0), use, Integer.parseInt(job.get(1)));
      if (job.size() > 4) {
        install(context, job.get(0));
      }
    } catch (IOException
        | BundleException
        | InvalidSyntaxException
        | InterruptedException
        | RuntimeException e) {
      result = "failed " + e;
    }
    try {
      Files.writeString(data.resolve("redeploy.tmp"), result);
      Files.move(data.resolve("redeploy.tmp"), data.resolve("redeploy.result"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String run(BundleContext context, String jar, Use use, int count)
      throws IOException, BundleException, InvalidSyntaxException, InterruptedException {
    // What the framework and the virtual machine keep for themselves has settled after the first
    // half.
    Set<Thread> before = threads();
    cycles(context, jar, use, count - count / 2);
    long metaspace = metaspace();
    cycles(context, jar, use, count / 2);
    return "cycles="
        + count
        + " survivors="
        + surviving()
        + " threads="
        + staying(before)
        + " metaspaceKiB="
        + (metaspace() - metaspace) / 1024;
  }

  private void cycles(BundleContext context, String jar, Use use, int count)
      throws IOException, BundleException, InvalidSyntaxException, InterruptedException {
    for (int i = 0; i < count; i++) {
      cycle(context, jar, use);
    }
    for (int i = 0; i < 20 && (i < 3 || surviving() > 0); i++) {
      collect();
    }
  }

  private void cycle(BundleContext context, String jar, Use use)
      throws IOException, BundleException, InvalidSyntaxException, InterruptedException {
    Bundle bundle = install(context, jar);
    use.once();
    loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
    uninstall(context, bundle);
  }

  private static Bundle install(BundleContext context, String jar)
      throws IOException, BundleException {
    try (InputStream in = Files.newInputStream(Path.of(jar))) {
      Bundle bundle = context.installBundle("redeploy:" + jar, in);
      bundle.start();
      return bundle;
    }
  }

  private static void remove(BundleContext context, String name)
      throws BundleException, InterruptedException {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().equals(name)) {
        uninstall(context, bundle);
      }
    }
  }

  private static void uninstall(BundleContext context, Bundle bundle)
      throws BundleException, InterruptedException {
    bundle.uninstall();
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundle), (FrameworkEvent event) -> refreshed.countDown());
    if (!refreshed.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not refreshed");
    }
  }

  /** Names of threads that began since and do not end soon: the framework has one that lives for five seconds. */
  private static List<String> staying(Set<Thread> before) throws InterruptedException {
    List<String> begun = begunSince(before);
    for (int i = 0; i < 200 && !begun.isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
      begun = begunSince(before);
    }
    return begun;
  }

  /** One that was there before and ended in between hides none of them. */
  private static List<String> begunSince(Set<Thread> before) {
    return threads().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  /** All that live, in whatever group they were begun; those of the virtual machine itself left out. */
  private static Set<Thread> threads() {
    Set<Thread> living = new HashSet<>(Thread.getAllStackTraces().keySet());
    living.removeIf(
        thread ->
            thread.getThreadGroup() == null || thread.getThreadGroup().getName().equals("system"));
    return living;
  }

  private long surviving() {
    return loaders.stream().filter(reference -> reference.get() != null).count();
  }

  private static void collect() throws InterruptedException {
    System.gc();
    TimeUnit.MILLISECONDS.sleep(50);
  }

  private static long metaspace() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed();
      }
    }
    return 0;
  }
}
