// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@link MailTest} under the name {@code mail-test}. */
@Service
@Command(
    scope = "gateway",
    name = "mail-test",
    description =
        "Sends a test mail to one recipient of alarms, or to all, and shows the mail server's answer. Example: gateway:mail-test operations")
public final class MailTestCommand extends MailTest {}
