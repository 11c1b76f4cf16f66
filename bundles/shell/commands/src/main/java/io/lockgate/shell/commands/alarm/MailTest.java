// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import io.lockgate.api.alarm.AlarmMail;
import io.lockgate.api.alarm.AlarmMail.Answer;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.jspecify.annotations.Nullable;

/** Sends a test mail and shows what the mail server said; fails when one was not taken. */
abstract class MailTest extends OneArgumentCommand {
  @Reference(optional = true)
  @Nullable AlarmMail mail;

  @Argument(name = "recipient", description = "Name of one; all when left out")
  String recipient = "";

  @Override
  protected Permission permission() {
    return Permission.CONFIGURE;
  }

  @Override
  protected void run(Call call) throws Exception {
    List<Answer> answers =
        Needed.from(mail, "service mail (gateway:service-enable mail, and its settings)")
            .test(call.who(), recipient);
    Table table = new Table("recipient", "taken", "answer");
    answers.forEach(each -> table.row(each.recipient(), each.taken(), each.answer()));
    call.print(table);
    long failed = answers.stream().filter(each -> !each.taken()).count();
    if (failed > 0) {
      throw new IllegalStateException(failed + " of " + answers.size() + " were not taken");
    }
  }
}
