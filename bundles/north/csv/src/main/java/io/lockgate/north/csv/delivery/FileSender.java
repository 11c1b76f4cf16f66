// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.publish.PublishException;
import io.lockgate.north.csv.files.DataFile;
import java.util.List;

/** The way to one server. Called by one thread at a time, except for {@link #abort}. */
public interface FileSender {
  /**
   * Brings files there, each whole or not at all under its name; one that is there already is replaced. Blocks.
   *
   * @param files at most {@link FilePublisher#MOST_FILES}
   * @throws PublishException not all of them are there
   */
  void send(List<DataFile> files, Deadline deadline) throws PublishException;

  /**
   * Tries the way there without sending anything. Blocks.
   *
   * @return one sentence on what was found
   * @throws PublishException it is no way
   */
  String test(Deadline deadline) throws PublishException;

  /** Ends what is under way, soon; by any thread. */
  void abort();
}
