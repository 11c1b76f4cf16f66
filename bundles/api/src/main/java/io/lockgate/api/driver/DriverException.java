// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * What can go wrong in the field. Closed, each kind with its data; the message is one sentence for the operator. These
 * are events, not defects: they carry no stack trace and cost little.
 */
public abstract sealed class DriverException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean maybeDone;

  private DriverException(String message, Throwable cause, boolean maybeDone) {
    super(message, cause, false, false);
    this.maybeDone = maybeDone;
  }

  private DriverException(String message, boolean maybeDone) {
    super(message, null, false, false);
    this.maybeDone = maybeDone;
  }

  /** Whether the device may have done what was asked, so that nobody knows. False: certainly not. */
  public final boolean maybeDone() {
    return maybeDone;
  }

  /** A stage that has failed. */
  public static <T> CompletionStage<T> failed(DriverException why) {
    return CompletableFuture.failedFuture(why);
  }

  /** What made a stage fail, without its wrappers; anything undeclared becomes {@link Lost}. */
  public static DriverException in(Throwable failure) {
    Throwable inner = failure;
    while ((inner instanceof CompletionException || inner instanceof ExecutionException)
        && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner instanceof DriverException declared
        ? declared
        : new Lost("defect of the driver: " + inner.getClass().getName(), inner);
  }

  /** The other side, the port or the network is not there; nothing was sent. */
  public static final class NotConnected extends DriverException {
    private static final long serialVersionUID = 1L;

    public NotConnected(String what, Throwable cause) {
      super(what, cause, false);
    }

    public NotConnected(String what) {
      super(what, false);
    }
  }

  /** The connection broke while an answer was awaited. */
  public static final class Lost extends DriverException {
    private static final long serialVersionUID = 1L;

    public Lost(String what, Throwable cause) {
      super(what, cause, true);
    }

    public Lost(String what) {
      super(what, true);
    }
  }

  /** No answer until the deadline. */
  public static final class TimedOut extends DriverException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String what) {
      super(what, true);
    }
  }

  /** An answer that cannot be what was sent: check sum, length, format. */
  public static final class Damaged extends DriverException {
    private static final long serialVersionUID = 1L;

    public Damaged(String what) {
      super(what, true);
    }
  }

  /** The device answered that it does not do this. */
  public static final class Refused extends DriverException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final boolean tooMuch;

    /**
     * An error answer.
     *
     * @param code the protocol's own error code
     * @param tooMuch whether a part of the request might succeed: an address within does not exist, the answer is too big
     */
    public Refused(int code, boolean tooMuch, String what) {
      super(what, false);
      this.code = code;
      this.tooMuch = tooMuch;
    }

    public int code() {
      return code;
    }

    public boolean tooMuch() {
      return tooMuch;
    }
  }

  /**
   * The device is there and does not let us in: it does not know the user, or a key or the time is not what it expects.
   * Nothing was done. Trying again helps only after somebody has changed a setting, here or there.
   */
  public static final class Denied extends DriverException {
    private static final long serialVersionUID = 1L;

    public Denied(String what) {
      super(what, false);
    }
  }

  /** A setting, an address or an option cannot work; trying again does not help. */
  public static final class BadSetting extends DriverException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String reason;

    /**
     * What cannot work, and why not.
     *
     * @param key of the setting, or path in the model
     * @param reason what is wrong with it, to be read behind the key: {@code must be 1 to 65535}
     */
    public BadSetting(String key, String reason) {
      super(key + ": " + reason, false);
      this.key = key;
      this.reason = reason;
    }

    public String key() {
      return key;
    }

    public String reason() {
      return reason;
    }
  }

  /** Somebody else has it, or too many wait: a claimed bus, a full queue. Nothing was sent. */
  public static final class Busy extends DriverException {
    private static final long serialVersionUID = 1L;

    public Busy(String what) {
      super(what, false);
    }
  }

  /** Its time was over before its turn came; nothing was sent. */
  public static final class Expired extends DriverException {
    private static final long serialVersionUID = 1L;

    public Expired() {
      super("waited too long for its turn", false);
    }
  }

  /** The driver did not declare this. */
  public static final class NotSupported extends DriverException {
    private static final long serialVersionUID = 1L;

    private final Capability capability;

    public NotSupported(Capability capability) {
      super("the driver does not offer " + capability, false);
      this.capability = capability;
    }

    public Capability capability() {
      return capability;
    }
  }

  /** The link or device was closed. */
  public static final class Closed extends DriverException {
    private static final long serialVersionUID = 1L;

    /**
     * Closed before or while.
     *
     * @param maybeDone whether a request was on its way
     */
    public Closed(boolean maybeDone) {
      super("closed", maybeDone);
    }
  }
}
