// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import org.osgi.annotation.versioning.ProviderType;

/** A place in the audience of the {@link PointBus}. Thread-safe. */
@ProviderType
public interface Subscription extends AutoCloseable {
  /** Samples lost so far because the listener was slow; still readable after close. */
  long lost();

  /**
   * Ends it: the listener is not called again after return, except when this is called by the listener itself. What
   * waits is discarded. Without effect the second time.
   */
  @Override
  void close();
}
