// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.service.Edition;
import io.lockgate.shell.commands.base.CommandRefusedException;

/** Whether this unit may have Modbus devices behind it. */
final class Downstream {
  private Downstream() {}

  /**
   * Lets routes be made.
   *
   * @throws CommandRefusedException the edition has none
   */
  static void require(Edition edition) throws CommandRefusedException {
    if (!edition.offers(Edition.Function.DOWNSTREAM_MODBUS)) {
      throw new CommandRefusedException("not available on tier " + edition.tier().id());
    }
  }
}
