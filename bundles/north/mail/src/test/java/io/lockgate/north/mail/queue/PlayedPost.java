// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import io.lockgate.north.mail.post.Post;
import io.lockgate.north.mail.post.PostException;
import io.lockgate.north.mail.post.PostException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mail server that does as it is told. */
final class PlayedPost implements Post {
  final List<Mail> taken = new ArrayList<>();
  final Map<String, Kind> answers = new HashMap<>();
  Optional<Kind> door = Optional.empty();
  boolean takesAndBreaksOff;
  int connections;
  int attempts;

  @Override
  public Connection connect() throws PostException {
    connections++;
    if (door.isPresent()) {
      throw new PostException(door.get(), "door: " + door.get(), new Exception());
    }
    return new Connection() {
      @Override
      public String send(Mail mail) throws PostException {
        attempts++;
        Kind answer = answers.get(mail.to());
        if (answer != null) {
          throw new PostException(answer, "answer: " + answer, new Exception());
        }
        taken.add(mail);
        if (takesAndBreaksOff) {
          throw new PostException(Kind.UNREACHABLE, "broke off", new Exception());
        }
        return "250 queued";
      }

      @Override
      public void close() {
        connections += 0;
      }
    };
  }

  List<String> subjects() {
    return taken.stream().map(Mail::subject).toList();
  }
}
