// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.metric;

import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import org.osgi.service.component.annotations.Component;

/** The Java virtual machine, under the names usual for it. Thread-safe. */
@Component
public final class JvmFigures implements MetricSource {
  private static final double MILLIS = 1e3;

  @Override
  public void collect(MetricSink sink) {
    memory(sink, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
    memory(sink, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      sink.gauge(
          "jvm_buffer_pool_used_bytes",
          "Memory of buffers outside the heap.",
          (double) pool.getMemoryUsed(),
          "pool",
          pool.getName());
    }
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      String name = collector.getName();
      sink.counter(
          "jvm_gc_collections_total",
          "Garbage collections.",
          (double) collector.getCollectionCount(),
          "gc",
          name);
      sink.counter(
          "jvm_gc_collection_seconds_total",
          "Time spent in garbage collections.",
          collector.getCollectionTime() / MILLIS,
          "gc",
          name);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    sink.gauge("jvm_threads", "Threads there are.", threads.getThreadCount());
    sink.gauge("jvm_threads_daemon", "Daemon threads there are.", threads.getDaemonThreadCount());
    sink.gauge(
        "jvm_classes_loaded",
        "Classes that are loaded.",
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  private static void memory(MetricSink sink, String area, MemoryUsage usage) {
    sink.gauge("jvm_memory_used_bytes", "Memory in use.", (double) usage.getUsed(), "area", area);
    sink.gauge(
        "jvm_memory_committed_bytes",
        "Memory taken from the system.",
        (double) usage.getCommitted(),
        "area",
        area);
    sink.gauge(
        "jvm_memory_max_bytes",
        "Most memory there may be; -1: no bound.",
        (double) usage.getMax(),
        "area",
        area);
  }
}
