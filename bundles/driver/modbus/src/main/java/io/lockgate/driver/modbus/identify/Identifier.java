// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.identify;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Identification;
import io.lockgate.codec.modbus.IdentificationLevel;
import io.lockgate.codec.modbus.ReadIdentificationRequest;
import io.lockgate.codec.modbus.ReadIdentificationResponse;
import io.lockgate.codec.modbus.ReportServerIdRequest;
import io.lockgate.codec.modbus.ReportServerIdResponse;
import io.lockgate.driver.modbus.points.Space;
import io.lockgate.driver.modbus.sunspec.CommonModel;
import io.lockgate.driver.modbus.sunspec.ModelChain;
import io.lockgate.driver.modbus.unit.Unit;
import io.lockgate.driver.modbus.wire.Ask;
import io.lockgate.driver.modbus.wire.Reads;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Asks a device who it is. First one register: any answer, a refusal too, means that it is there, and silence costs one
 * time-out only. Then, until one says something: function 43/14, the common model of SunSpec, function 17. Once it is
 * there, further silence is not a failure: many devices do not answer what they do not know.
 *
 * @param unit the device
 * @param chain its SunSpec models
 */
public record Identifier(Unit unit, ModelChain chain) {
  private static final Ask.Known PRESENCE = Ask.of(Reads.request(Space.HOLDING, 0, 1));
  private static final Ask.Known BASIC =
      Ask.of(new ReadIdentificationRequest(IdentificationLevel.BASIC, 0));
  private static final Ask.Known SERVER_ID = Ask.of(new ReportServerIdRequest());

  /** As {@link io.lockgate.api.driver.Device#identify}. */
  public CompletionStage<Identification> identify(Deadline deadline) {
    return presence(deadline)
        .thenCompose(
            there ->
                first(() -> basic(deadline), () -> common(deadline), () -> serverId(deadline)));
  }

  private CompletionStage<Boolean> presence(Deadline deadline) {
    return unit.ask(PRESENCE, deadline)
        .handle(
            (reply, failed) ->
                failed == null || DriverException.in(failed) instanceof DriverException.Refused
                    ? CompletableFuture.completedFuture(true)
                    : CompletableFuture.<Boolean>failedFuture(failed))
        .thenCompose(stage -> stage);
  }

  @SafeVarargs
  private static CompletionStage<Identification> first(
      Supplier<CompletionStage<Optional<Identification>>>... ways) {
    CompletionStage<Optional<Identification>> result =
        CompletableFuture.completedFuture(Optional.empty());
    for (Supplier<CompletionStage<Optional<Identification>>> way : ways) {
      result =
          result.thenCompose(
              found ->
                  found.isPresent()
                      ? CompletableFuture.completedFuture(found)
                      : lenient(way.get()));
    }
    return result.thenApply(found -> found.orElse(new Identification("", "", "", "")));
  }

  /** Nothing instead of a failure, the end of the link excepted. */
  private static CompletionStage<Optional<Identification>> lenient(
      CompletionStage<Optional<Identification>> way) {
    return way.exceptionallyCompose(
        failure ->
            DriverException.in(failure) instanceof DriverException.Closed
                ? CompletableFuture.failedFuture(failure)
                : CompletableFuture.completedFuture(Optional.empty()));
  }

  private CompletionStage<Optional<Identification>> basic(Deadline deadline) {
    return unit.ask(BASIC, deadline)
        .thenApply(reply -> IdentityText.ofObjects(((ReadIdentificationResponse) reply).objects()));
  }

  private CompletionStage<Optional<Identification>> common(Deadline deadline) {
    return CommonModel.read(chain, deadline);
  }

  private CompletionStage<Optional<Identification>> serverId(Deadline deadline) {
    return unit.ask(SERVER_ID, deadline)
        .thenApply(reply -> IdentityText.ofServerId(((ReportServerIdResponse) reply).content()));
  }
}
