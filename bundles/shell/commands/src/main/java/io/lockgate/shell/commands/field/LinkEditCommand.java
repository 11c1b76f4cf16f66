// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Pairs;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Changes a link. */
@Service
@Command(
    scope = "gateway",
    name = "link-edit",
    description =
        "Changes settings of a link; key= without a value takes one back to its default. Example: gateway:link-edit bus1 baud=9600 parity=")
public final class LinkEditCommand extends ItemCommand {
  @Argument(name = "id", description = "Name of the link", required = true)
  @Completion(LinkIds.class)
  String id = "";

  @Override
  protected void run(Call call) throws Exception {
    FieldConfig.Item item = FieldConfig.known(config().links(), "link", id);
    Map<String, String> values = Pairs.parse(call.words());
    if (values.isEmpty()) {
      throw new IllegalArgumentException("what is to be changed? write key=value");
    }
    commit(call, with(ConfigChange.none(), item.pid(), values), "link " + id + " changed");
  }
}
