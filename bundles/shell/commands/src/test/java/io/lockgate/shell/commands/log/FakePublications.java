// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.log;

import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.Publications;
import io.lockgate.api.publish.PublisherStatus;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One destination, whose way is open. */
final class FakePublications implements Publications {
  final List<String> again = new ArrayList<>();
  final List<String> forgotten = new ArrayList<>();

  @Override
  public List<PublisherStatus> list() {
    return List.of(
        new PublisherStatus("plant", true, new Cursor(7), 3, 0, 0, Optional.empty(), ""));
  }

  @Override
  public Cursor sendFrom(Identity by, String id, Instant from) throws NotAllowedException {
    require(by);
    again.add(id + " " + from);
    return Cursor.START;
  }

  @Override
  public void forget(Identity by, String id) throws NotAllowedException {
    require(by);
    forgotten.add(id);
  }

  @Override
  public CompletionStage<String> test(Identity by, String id, Duration within)
      throws NotAllowedException {
    require(by);
    return CompletableFuture.completedFuture("the broker answers");
  }

  private static void require(Identity by) throws NotAllowedException {
    if (!by.role().permits(Permission.CONFIGURE)) {
      throw new NotAllowedException(Permission.CONFIGURE);
    }
  }
}
