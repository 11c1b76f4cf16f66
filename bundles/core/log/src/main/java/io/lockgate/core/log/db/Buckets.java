// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.Quality.Level;
import io.lockgate.api.point.Sample;
import io.lockgate.api.store.Bucket;
import java.util.ArrayList;
import java.util.List;

/** A range in equal parts, each summed up as its samples come, in whatever order. Not thread-safe. */
final class Buckets implements Reads.Sink {
  private final long from;
  private final long to;
  private final Part[] parts;

  private static final class Part {
    private long count;
    private double min;
    private double max;
    private double sum;
    private double first;
    private double last;
    private long firstMillis;
    private long lastMillis;

    private void add(double number, long millis) {
      if (count++ == 0) {
        min = number;
        max = number;
        first = number;
        last = number;
        firstMillis = millis;
        lastMillis = millis;
      }
      min = Math.min(min, number);
      max = Math.max(max, number);
      sum += number;
      if (millis < firstMillis) {
        firstMillis = millis;
        first = number;
      }
      if (millis >= lastMillis) {
        lastMillis = millis;
        last = number;
      }
    }

    private Bucket bucket(long start) {
      return new Bucket(start, count, min, max, sum / count, first, last);
    }
  }

  /** So many parts of a range of source times, {@code to} not included. */
  Buckets(long from, long to, int parts) {
    this.from = from;
    this.to = to;
    this.parts = new Part[parts];
  }

  @Override
  public void sample(Sample sample) {
    double number = sample.value().asDouble(Double.NaN);
    long millis = sample.sourceMillis();
    if (millis < from
        || millis >= to
        || Double.isNaN(number)
        || sample.quality().level() == Level.BAD) {
      return;
    }
    int index = (int) Math.min(parts.length - 1, (millis - from) / width());
    if (parts[index] == null) {
      parts[index] = new Part();
    }
    parts[index].add(number, millis);
  }

  private double width() {
    return (to - from) / (double) parts.length;
  }

  /** The parts that have numbers. */
  List<Bucket> list() {
    List<Bucket> list = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != null) {
        list.add(parts[i].bucket(from + Math.round(i * width())));
      }
    }
    return list;
  }
}
