// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Small durable values of a bundle that are not configuration: key material, flags, counters. Thread-safe.
 *
 * <p>Names are one to four segments of {@code [a-z0-9._-]} that do not begin with a dot, joined by
 * {@code /}, the first naming the owner ({@code security/users}). A name is a value or the beginning of longer names, not both. Names that begin with {@link #PERMANENT} survive a factory reset. Files belong to the
 * gateway's user alone (0600).
 */
@ProviderType
public interface StateStore {
  /** First segment of what survives a factory reset. */
  String PERMANENT = "permanent/";

  /** Largest value, in bytes. */
  int MAX_BYTES = 1 << 20;

  /**
   * The value as last written, whole; empty when there is none.
   *
   * @throws IOException it cannot be read, is damaged, or was written and is gone; the message names the file
   * @throws IllegalArgumentException the name is not of the form above
   */
  Optional<byte[]> read(String name) throws IOException;

  /**
   * Replaces the value: after a crash at any moment {@link #read} gives the whole old or the whole new one; on return
   * the new one is forced to disk.
   *
   * @throws IOException it could not be stored for certain; {@link #read} gives the whole old or the whole new value
   * @throws IllegalArgumentException the name is not of the form above, or the value is larger than {@link #MAX_BYTES}
   */
  void write(String name, byte[] value) throws IOException;

  /**
   * Removes the value, durably. Without effect when there is none.
   *
   * @throws IOException it could not be removed
   */
  void delete(String name) throws IOException;

  /**
   * Names below {@code prefix}, sorted.
   *
   * @throws IOException the store cannot be read
   */
  List<String> list(String prefix) throws IOException;
}
