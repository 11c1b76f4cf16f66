// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.write;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteOutcome.Reason;
import io.lockgate.api.security.AuditEvent.Result;

/** What a failure of the field means for who asked, and an outcome for the audit. Pure. */
final class Outcomes {
  private Outcomes() {}

  /** The outcome of a write that failed. */
  static WriteOutcome of(DriverException failure) {
    String detail = String.valueOf(failure.getMessage());
    if (failure instanceof DriverException.Refused answer) {
      return new WriteOutcome.Rejected(answer.code(), detail);
    }
    return failure.maybeDone()
        ? new WriteOutcome.Unknown(detail)
        : new WriteOutcome.Refused(reason(failure), detail);
  }

  /** Why nothing was sent. */
  private static Reason reason(DriverException failure) {
    if (failure instanceof DriverException.Expired) {
      return Reason.EXPIRED;
    }
    if (failure instanceof DriverException.Busy) {
      return Reason.BUSY;
    }
    if (failure instanceof DriverException.NotSupported) {
      return Reason.READ_ONLY;
    }
    return failure instanceof DriverException.BadSetting ? Reason.WRONG_TYPE : Reason.NOT_CONNECTED;
  }

  static Result result(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Refused) {
      return Result.REFUSED;
    }
    return outcome instanceof WriteOutcome.Confirmed || outcome instanceof WriteOutcome.Accepted
        ? Result.OK
        : Result.FAILED;
  }
}
