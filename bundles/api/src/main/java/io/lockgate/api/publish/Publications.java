// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** All destinations and their cursors. Thread-safe. */
@ProviderType
public interface Publications {
  /** How each stands, sorted by id; those with a cursor but without a publisher included. Does not block. */
  List<PublisherStatus> list();

  /**
   * Moves a cursor back (or forward), so that samples are sent again from a time. Durable on return; audited.
   *
   * @param by needs {@link io.lockgate.api.security.Permission#CONFIGURE}
   * @param from time of receipt; before the oldest sample means the oldest
   * @return the new place
   * @throws IllegalArgumentException there is no such destination
   * @throws NotAllowedException the identity may not
   * @throws IOException the store failed; the cursor stands where it was
   */
  Cursor sendFrom(Identity by, String id, Instant from) throws NotAllowedException, IOException;

  /**
   * Forgets a destination that is gone, and its place in the log. Should it come back it begins as a new one. Audited.
   *
   * @param by needs {@link io.lockgate.api.security.Permission#CONFIGURE}
   * @throws IllegalArgumentException there is no such destination, or its publisher is there now
   * @throws NotAllowedException the identity may not
   * @throws IOException the store failed; nothing has changed
   */
  void forget(Identity by, String id) throws NotAllowedException, IOException;

  /**
   * Tries the way to a destination without sending samples; when that works, one that waits for its operator is tried
   * again.
   *
   * @param by needs {@link io.lockgate.api.security.Permission#CONFIGURE}
   * @param within time after which it counts as failed
   * @return one sentence on what was found; fails with {@link PublishException}
   * @throws IllegalArgumentException there is no such destination, or its publisher is not there now
   * @throws NotAllowedException the identity may not
   */
  CompletionStage<String> test(Identity by, String id, Duration within) throws NotAllowedException;
}
