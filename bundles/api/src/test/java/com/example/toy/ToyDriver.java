// SPDX-License-Identifier: Apache-2.0
package com.example.toy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Speaks a toy protocol, one line each way: {@code R room} gives {@code room=21.5}, {@code W room 20} gives {@code room=20}. */
public final class ToyDriver implements Driver {
  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.READ, Capability.WRITE);
  }

  @Override
  public List<ModelProblem> check(DeviceModel model) {
    return model.points().stream()
        .filter(point -> point.type() != DataType.FLOAT64)
        .map(point -> ModelProblem.at("points/" + point.name() + "/type", "must be FLOAT64"))
        .toList();
  }

  @Override
  public Link open(LinkSpec spec, LinkContext context) throws DriverException {
    String host = spec.settings().text("host");
    int port = spec.settings().number("port", 1, 65_535);
    return new ToyLink(context.transports().tcp(spec.id(), host, port, ToyDriver::lengthOfLine));
  }

  private static int lengthOfLine(ByteBuffer bytes) throws DriverException.Damaged {
    for (int i = 0; i < bytes.remaining(); i++) {
      if (bytes.get(bytes.position() + i) == '\n') {
        return i + 1;
      }
    }
    if (bytes.remaining() >= 80) {
      throw new DriverException.Damaged("line longer than 80 bytes");
    }
    return bytes.remaining() + 1;
  }

  private record ToyLink(Transport transport) implements Link {
    @Override
    public CompletionStage<Void> connect(Deadline deadline) {
      return transport.connect(deadline);
    }

    @Override
    public Device device(DeviceSpec spec) {
      return new ToyDevice(transport);
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  private record ToyDevice(Transport transport) implements Device {
    @Override
    public ReadPlan prepare(List<DevicePoint> points) {
      List<ReadStep> steps =
          points.stream().<ReadStep>map(p -> new ToyStep(this, List.of(p))).toList();
      return () -> steps;
    }

    @Override
    public CompletionStage<Void> write(
        DevicePoint point, Value value, int priority, Deadline deadline) {
      return ask(point, "W " + point.model().address() + " " + value.text(), deadline)
          .thenAccept(done -> {});
    }

    CompletionStage<Value> ask(DevicePoint point, String line, Deadline deadline) {
      String begin = point.model().address() + "=";
      return transport
          .exchange(US_ASCII.encode(line + "\n"), frame -> text(frame).startsWith(begin), deadline)
          .thenApply(frame -> value(text(frame).substring(begin.length())));
    }
  }

  private record ToyStep(ToyDevice device, List<DevicePoint> points) implements ReadStep {
    @Override
    public CompletionStage<List<Reading>> read(Deadline deadline) {
      DevicePoint point = points.get(0);
      return device
          .ask(point, "R " + point.model().address(), deadline)
          .thenApply(value -> List.of(Reading.of(point.id(), value)));
    }
  }

  private static String text(ByteBuffer frame) {
    return US_ASCII.decode(frame.duplicate()).toString().strip();
  }

  private static Value value(String text) {
    try {
      return Value.of(Double.parseDouble(text));
    } catch (NumberFormatException notANumber) {
      return Value.missing();
    }
  }
}
