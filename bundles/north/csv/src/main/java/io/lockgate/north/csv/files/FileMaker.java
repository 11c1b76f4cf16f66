// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.Sample;
import io.lockgate.north.csv.layout.Content;
import io.lockgate.north.csv.layout.FileName;
import io.lockgate.north.csv.layout.Format;
import io.lockgate.north.csv.layout.Head;
import io.lockgate.north.csv.layout.Reading;
import io.lockgate.north.csv.layout.Series;
import io.lockgate.north.csv.period.Period;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes one file of each device of a run. Its name says when the first sample of the run was received: the same run gives
 * the same names, and no other run does. Rows go by the time at the source; should they span more than a day, the device
 * has several files with an index.
 */
public final class FileMaker {
  private static final Comparator<Reading> BY_TIME = Comparator.comparingLong(Reading::epochMillis);

  private final Supplier<GatewayFacts> gateway;
  private final DeviceFacts devices;
  private final Format format;
  private final ZoneId zone;

  public FileMaker(
      Supplier<GatewayFacts> gateway, DeviceFacts devices, Format format, ZoneId zone) {
    this.gateway = gateway;
    this.devices = devices;
    this.format = format;
    this.zone = zone;
  }

  /** Sorted by device. */
  public List<DataFile> of(List<Sample> run) {
    Instant first = Instant.ofEpochMilli(run.get(0).receiveMillis());
    GatewayFacts sender = gateway.get();
    Map<String, List<Sample>> byDevice = new TreeMap<>();
    run.forEach(
        each ->
            byDevice.computeIfAbsent(each.point().device(), device -> new ArrayList<>()).add(each));
    List<DataFile> files = new ArrayList<>();
    byDevice.forEach((device, samples) -> files.addAll(of(sender, device, samples, first)));
    return files;
  }

  private List<DataFile> of(
      GatewayFacts sender, String device, List<Sample> samples, Instant first) {
    Map<Long, List<Sample>> days = new TreeMap<>();
    long oldest = samples.stream().mapToLong(Sample::sourceMillis).min().orElseThrow();
    for (Sample each : samples) {
      long day = (each.sourceMillis() - oldest) / Period.LONGEST.toMillis();
      days.computeIfAbsent(day, number -> new ArrayList<>()).add(each);
    }
    List<DataFile> files = new ArrayList<>();
    for (List<Sample> day : days.values()) {
      int index = days.size() == 1 ? 0 : files.size() + 1;
      files.add(
          new DataFile(
              FileName.of(sender.id(), device, first, index, format),
              format.mediaType(),
              () -> format.write(content(sender, device, day), zone)));
    }
    return files;
  }

  private Content content(GatewayFacts sender, String device, List<Sample> samples) {
    DeviceFacts.Facts facts = devices.of(device);
    Head head =
        new Head(
            sender.name(),
            sender.serial(),
            sender.ip(),
            sender.mac(),
            device,
            facts.localId(),
            facts.typeId(),
            facts.typeName(),
            facts.interval());
    return new Content(head, series(device, facts.localId(), samples));
  }

  private List<Series> series(String device, String localId, List<Sample> samples) {
    Map<String, List<Reading>> readings = new TreeMap<>();
    for (Sample each : samples) {
      readings
          .computeIfAbsent(each.point().point(), point -> new ArrayList<>())
          .add(new Reading(each.sourceMillis(), each.receiveMillis(), Cells.of(each)));
    }
    readings.values().forEach(each -> each.sort(BY_TIME));
    List<Series> series = new ArrayList<>();
    for (PointDirectory.Entry each : devices.declared(device)) {
      String point = each.id().point();
      List<Reading> its = readings.remove(point);
      if (its != null) {
        String title = each.model().title().isBlank() ? point : each.model().title();
        series.add(series(device, localId, point, title, each.model().unit(), its));
      }
    }
    readings.forEach((point, its) -> series.add(series(device, localId, point, point, "", its)));
    return series;
  }

  private static Series series(
      String device,
      String localId,
      String point,
      String title,
      String unit,
      List<Reading> readings) {
    return new Series(device + "/" + point, localId + "_" + point, title, unit, readings);
  }
}
