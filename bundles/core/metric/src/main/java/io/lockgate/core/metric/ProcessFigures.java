// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.metric;

import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process as the kernel sees it, under the names usual for it. Where there is no {@code /proc} its figures are left out.
 * Thread-safe.
 */
@Component
public final class ProcessFigures implements MetricSource {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessFigures.class);
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;
  private static final long KIB = 1024;

  private final Path process;

  /** This process. */
  @Activate
  public ProcessFigures() {
    this(Path.of("/proc/self"));
  }

  ProcessFigures(Path process) {
    this.process = process;
  }

  @Override
  public void collect(MetricSink sink) {
    ProcessHandle.Info info = ProcessHandle.current().info();
    info.totalCpuDuration()
        .ifPresent(
            time ->
                sink.counter(
                    "process_cpu_seconds_total", "Processor time used.", time.toNanos() / NANOS));
    info.startInstant()
        .ifPresent(
            start ->
                sink.gauge(
                    "process_start_time_seconds",
                    "When the process began, seconds since 1970.",
                    start.toEpochMilli() / MILLIS));
    number("status", "VmRSS:")
        .ifPresent(
            kib ->
                sink.gauge(
                    "process_resident_memory_bytes", "Memory resident.", (double) kib * KIB));
    number("limits", "Max open files")
        .ifPresent(most -> sink.gauge("process_max_fds", "Files that may be open.", (double) most));
    openFiles()
        .ifPresent(open -> sink.gauge("process_open_fds", "Files that are open.", (double) open));
  }

  /** The first number behind the word that begins a line. */
  private OptionalLong number(String file, String word) {
    try (Stream<String> lines = Files.lines(process.resolve(file), StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith(word))
          .map(line -> line.substring(word.length()).strip().split("\\s+")[0])
          .filter(number -> number.matches("\\d{1,18}"))
          .mapToLong(Long::parseLong)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} cannot be read", file, e);
      return OptionalLong.empty();
    }
  }

  private OptionalLong openFiles() {
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return OptionalLong.of(files.count());
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("Open files cannot be counted", e);
      return OptionalLong.empty();
    }
  }
}
