// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway holds at one moment.
 *
 * @param liveKib bytes of objects that a full collection leaves, in KiB
 * @param classes that are loaded, by name, without those the virtual machine makes when it likes
 * @param threads by name, without those the virtual machine has when it likes
 * @param descriptors open files and sockets
 * @param residentKib memory, in KiB
 * @param waits how many calls of bus subscribers waited at most so long, in seconds; infinity is all
 * @param lost samples that log and alarms did not get from the bus
 */
record SoakFigures(
    long liveKib,
    Map<String, Integer> classes,
    Map<String, Integer> threads,
    long descriptors,
    long residentKib,
    TreeMap<Double, Long> waits,
    long lost) {
  private static final Pattern BUCKET =
      Pattern.compile("lockgate_bus_wait_seconds_bucket\\{le=\"([^\"]+)\"} (\\S+)");

  /** Asks the gateway's metrics, then the kernel and the virtual machine, when the asking has left nothing open. */
  static SoakFigures of(GatewayProcess gateway) throws IOException {
    List<String> text =
        gateway.shell("gateway:metrics", "--prometheus").ok().out().lines().toList();
    long pid = gateway.pid();
    TreeMap<Double, Long> waits = new TreeMap<>();
    for (String line : text) {
      Matcher bucket = BUCKET.matcher(line);
      if (bucket.matches()) {
        waits.put(bound(bucket.group(1)), (long) Double.parseDouble(bucket.group(2)));
      }
    }
    return new SoakFigures(
        ProcessFigures.liveKib(pid),
        ProcessFigures.classes(pid),
        ProcessFigures.threads(pid),
        ProcessFigures.descriptors(pid),
        ProcessFigures.residentKib(pid),
        waits,
        figure(text, "lockgate_bus_lost_total{policy=\"drop-oldest\"}"));
  }

  private static double bound(String text) {
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static long figure(List<String> text, String name) {
    for (String line : text) {
      if (line.startsWith(name + " ")) {
        return (long) Double.parseDouble(line.substring(name.length() + 1));
      }
    }
    throw new AssertionError("no figure " + name);
  }

  /** Which part of the calls since then waited longer than that, 0 to 1. */
  double longerThan(double seconds, SoakFigures before) {
    double all = since(Double.POSITIVE_INFINITY, before);
    return all == 0 ? 1 : 1 - since(seconds, before) / all;
  }

  private double since(double bound, SoakFigures before) {
    return waits.getOrDefault(bound, 0L) - before.waits.getOrDefault(bound, 0L);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "live %d KiB, %d classes, %d threads, %d descriptors, resident %d KiB, %d calls of subscribers, %d lost",
        liveKib,
        ProcessFigures.sum(classes),
        ProcessFigures.sum(threads),
        descriptors,
        residentKib,
        waits.getOrDefault(Double.POSITIVE_INFINITY, 0L),
        lost);
  }
}
