// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Samples of several calls that are committed together. Not thread-safe. */
final class Batch {
  private final List<Sample> samples = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();

  private record Call(CompletableFuture<Cursor> answer, int end) {}

  void add(List<Sample> more, CompletableFuture<Cursor> answer) {
    samples.addAll(more);
    calls.add(new Call(answer, samples.size()));
  }

  /** In order of their numbers. */
  List<Sample> samples() {
    return samples;
  }

  boolean isEmpty() {
    return samples.isEmpty();
  }

  int size() {
    return samples.size();
  }

  /** They are safe: each caller is told the place after its own. */
  void done() {
    calls.forEach(call -> call.answer.complete(new Cursor(samples.get(call.end - 1).sequence())));
  }

  /** None of them is stored. */
  void failed(Exception why) {
    calls.forEach(call -> call.answer.completeExceptionally(why));
  }
}
