// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteGate;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.Table;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Writes a value to the field, through the gate like everybody. */
@Service
@Command(
    scope = "gateway",
    name = "write",
    description =
        "Writes a value, in the unit of the point, and says what came of it; status 2 when nothing was sent. Example: gateway:write io1/DO3 true")
public final class WriteCommand extends GatewayCommand {
  private static final int LONGEST_S = 600;

  /** The gate always answers in time; this is for a gate that is gone meanwhile. */
  private static final int GRACE_S = 5;

  @Reference(optional = true)
  @Nullable WriteGate gate;

  @Reference(optional = true)
  @Nullable PointDirectory directory;

  @Argument(name = "point", description = "device/point", required = true)
  @Completion(PointIds.class)
  String point = "";

  @Argument(index = 1, name = "value", description = "In the unit of the point", required = true)
  String value = "";

  @Argument(
      index = 2,
      name = "options",
      description = "Options may also stand here",
      multiValued = true)
  List<String> trailing = List.of();

  @Option(name = "--priority", description = "1 to 16, 8 when not given")
  String priority = Integer.toString(WriteRequest.MANUAL);

  @Option(name = "--within", description = "Seconds after which it is not sent any more")
  String within = "10";

  @Override
  protected Permission permission() {
    return Permission.OPERATE;
  }

  @Override
  protected List<String> trailing() {
    return trailing;
  }

  @Override
  protected void run(Call call) throws Exception {
    PointId id = PointId.of(point);
    PointModel model =
        Needed.from(directory, "the directory of points")
            .find(id)
            .orElseThrow(() -> new CommandRefusedException("there is no point '" + id + "'"))
            .model();
    Value wanted = ValueText.parse(model, value);
    int limit = Numbers.parse(within, "number of seconds", 1, LONGEST_S);
    WriteRequest request =
        new WriteRequest(
            call.who(),
            id,
            wanted,
            Numbers.parse(priority, "priority", 1, WriteRequest.AUTOMATIC),
            model.write().readBack() ? wanted : Value.missing(),
            Duration.ofSeconds(limit));
    WriteOutcome outcome =
        Needed.from(gate, "the gate for writes")
            .write(request)
            .toCompletableFuture()
            .get(limit + GRACE_S, TimeUnit.SECONDS);
    if (outcome instanceof WriteOutcome.Refused refused) {
      throw new CommandRefusedException(refused.sentence());
    }
    if (outcome instanceof WriteOutcome.Confirmed || outcome instanceof WriteOutcome.Accepted) {
      call.print(new Table("point", "outcome").row(id, outcome.sentence()));
      return;
    }
    throw new IllegalStateException(outcome.sentence());
  }
}
