// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

/** How a write ended. Tells apart what certainly did not happen, what did, and what nobody knows. */
public sealed interface WriteOutcome {
  /** One sentence for the operator. */
  String sentence();

  /** The device took it and the read back shows what was expected. */
  record Confirmed(Value readBack) implements WriteOutcome {
    @Override
    public String sentence() {
      return "written, reads back " + readBack.text();
    }
  }

  /** The device took it; no read back was asked for. */
  record Accepted() implements WriteOutcome {
    @Override
    public String sentence() {
      return "accepted by the device, not read back";
    }
  }

  /**
   * The device took it, but does not show what was expected.
   *
   * @param readBack what it shows; {@link Value.Missing} when it could not be read back in time
   */
  record NotConfirmed(Value readBack) implements WriteOutcome {
    @Override
    public String sentence() {
      return readBack.isMissing()
          ? "accepted by the device, could not be read back"
          : "accepted by the device, but reads back " + readBack.text();
    }
  }

  /**
   * Nothing was sent.
   *
   * @param reason why
   * @param detail one sentence
   */
  record Refused(Reason reason, String detail) implements WriteOutcome {
    @Override
    public String sentence() {
      return "refused: " + detail;
    }
  }

  /**
   * The device answered that it does not do it.
   *
   * @param code its own error code
   * @param detail one sentence
   */
  record Rejected(int code, String detail) implements WriteOutcome {
    @Override
    public String sentence() {
      return "rejected by the device: " + detail;
    }
  }

  /**
   * Sent, and no usable answer came: done or not, nobody knows. It was sent once.
   *
   * @param detail one sentence
   */
  record Unknown(String detail) implements WriteOutcome {
    @Override
    public String sentence() {
      return "outcome unknown: " + detail;
    }
  }

  /** Why nothing was sent. */
  enum Reason {
    /** The identity lacks the permission, or the gateway is not commissioned. */
    NOT_ALLOWED,
    /** Another gateway of the set is main. */
    NOT_MAIN,
    /** There is no such point. */
    NO_SUCH_POINT,
    /** The model or a policy makes it read only. */
    READ_ONLY,
    /** The point cannot hold such a value. */
    WRONG_TYPE,
    /** Outside the limits. */
    OUT_OF_LIMITS,
    /** The device or its link is not connected. */
    NOT_CONNECTED,
    /** Too many writes wait already. */
    BUSY,
    /** Its time was over before its turn came. */
    EXPIRED
  }
}
