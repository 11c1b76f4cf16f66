// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Offers the ids of the alarms that stand or are shelved. */
@Service
public final class AlarmIds extends Offer {
  @Reference(optional = true)
  @Nullable Alarms alarms;

  @Override
  protected Collection<String> words() {
    return alarms == null ? List.of() : alarms.open().stream().map(Alarm::id).toList();
  }
}
