// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.api.publish.PublishException;
import io.lockgate.north.csv.delivery.Deadline;
import io.lockgate.north.csv.files.DataFile;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.PickyOutbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Senders and files for tests. */
final class Sending {
  private Sending() {}

  static SftpSender to(int port, String folder, @Nullable HostKey known, Login.Source login) {
    return new SftpSender(
        new Place("127.0.0.1", port, folder, Optional.ofNullable(known)),
        login,
        "1a2b3c4d-archive",
        new PickyOutbound());
  }

  static Login.Source password(String user, String password) {
    return () -> new Login(user, Optional.of(password.toCharArray()), Optional.empty());
  }

  static Login.Source key(String user, char[] key) {
    return () -> new Login(user, Optional.empty(), Optional.of(key.clone()));
  }

  static Deadline deadline() {
    return new Deadline(new FakeClock(), Duration.ofSeconds(30));
  }

  static DataFile file(String name, String content) {
    return new DataFile(name, "text/csv", () -> content.getBytes(StandardCharsets.UTF_8));
  }

  /** What a call fails with. */
  static PublishException failure(Call call) {
    try {
      call.run();
    } catch (PublishException e) {
      return e;
    }
    throw new AssertionError("it did not fail");
  }

  /** Something that may fail as a publisher does. */
  interface Call {
    void run() throws PublishException;
  }
}
