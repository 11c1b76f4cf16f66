// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something on the way to the broker failed; says what can be done about it. */
public final class BrokerException extends IOException {
  private static final long serialVersionUID = 1L;

  private final PublishException.Kind kind;

  /** What happened, in a sentence without secrets. */
  public BrokerException(PublishException.Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What can be done about it. */
  public PublishException.Kind kind() {
    return kind;
  }

  /** The same for those who publish. */
  public PublishException toPublishException() {
    PublishException told = new PublishException(kind, String.valueOf(getMessage()));
    told.initCause(this);
    return told;
  }
}
