// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.driver.Settings;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Links and devices that do as told, and remember what was sent to them. */
final class FakeField implements PassThrough, FieldStatus {
  /** What was sent down, in order. */
  final List<Request> sent = new CopyOnWriteArrayList<>();

  /** The links there are. */
  final List<LinkStatus> links = new CopyOnWriteArrayList<>();

  /** How requests are answered. */
  volatile Function<Request, CompletionStage<ByteBuffer>> answer = FakeField::echo;

  /** A link in this state, on this transport. */
  void link(String id, String transport, State state) {
    links.removeIf(each -> each.id().equals(id));
    Settings settings = new Settings(Map.of("transport", transport));
    links.add(new LinkStatus(id, "modbus", state, "", 0, settings, 0, 0, 0, 0));
  }

  /** From now on nothing succeeds. */
  void failWith(DriverException why) {
    answer = request -> DriverException.failed(why);
  }

  /** The request itself as reply. */
  static CompletionStage<ByteBuffer> echo(Request request) {
    return CompletableFuture.completedFuture(request.payload().duplicate());
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(Request request) {
    sent.add(request);
    return answer.apply(request);
  }

  @Override
  public List<LinkStatus> links() {
    return List.copyOf(links);
  }

  @Override
  public List<DeviceStatus> devices() {
    return List.of();
  }
}
