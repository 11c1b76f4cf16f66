// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Reads over real sockets, and uses all that a link is given: transports, the worker for calls that block, the timer.
 * Whatever it makes or is given is shown to a witness, who holds none of it.
 */
public final class SocketDriver implements Driver {
  private final int port;
  private final Consumer<Object> witness;

  /** Of devices behind a port of loopback. */
  public SocketDriver(int port, Consumer<Object> witness) {
    this.port = port;
    this.witness = witness;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.READ);
  }

  @Override
  public List<ModelProblem> check(DeviceModel model) {
    return List.of();
  }

  @Override
  public Link open(LinkSpec spec, LinkContext context) {
    witness.accept(context);
    return new SocketLink(spec, context);
  }

  private final class SocketLink implements Link {
    private final LinkContext context;
    private final Transport transport;

    SocketLink(LinkSpec spec, LinkContext context) {
      this.context = context;
      transport = context.transports().tcp(spec.id(), "127.0.0.1", port, received -> 1);
      witness.accept(this);
      witness.accept(transport);
    }

    @Override
    public CompletionStage<Void> connect(Deadline deadline) {
      return transport
          .connect(deadline)
          .thenCompose(up -> context.blocking(() -> 1, deadline))
          .thenCompose(one -> context.pause(Duration.ofNanos(one)));
    }

    @Override
    public Device device(DeviceSpec spec) {
      return new SocketDevice(transport);
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  private final class SocketDevice implements Device {
    private final Transport transport;

    SocketDevice(Transport transport) {
      this.transport = transport;
      witness.accept(this);
    }

    @Override
    public ReadPlan prepare(List<DevicePoint> points) {
      List<ReadStep> steps = List.of(new SocketStep(transport, points));
      return () -> steps;
    }
  }

  private record SocketStep(Transport transport, List<DevicePoint> points) implements ReadStep {
    @Override
    public CompletionStage<List<Reading>> read(Deadline deadline) {
      return transport
          .exchange(ByteBuffer.wrap(new byte[] {7}), frame -> true, deadline)
          .thenApply(
              frame ->
                  points.stream()
                      .map(point -> Reading.of(point.id(), Value.of((long) frame.get(0))))
                      .toList());
    }
  }
}
