// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Alarms as e-mail; there while the service is on. Thread-safe. */
@ProviderType
public interface AlarmMail {
  /**
   * Sends a test mail now, past everything that waits, and waits for the mail server's answers. Audited.
   *
   * @param by needs {@link io.lockgate.api.security.Permission#CONFIGURE}
   * @param recipient name of one; empty for all
   * @return one answer a recipient, in the order of their names
   * @throws IllegalArgumentException there is no such recipient, or none at all
   * @throws NotAllowedException the identity may not
   */
  List<Answer> test(Identity by, String recipient) throws NotAllowedException;

  /** How it stands; does not block. */
  MailStatus status();

  /**
   * What came of one mail.
   *
   * @param recipient whose
   * @param taken whether the mail server took it
   * @param answer the server's own words, or why it could not be asked
   */
  record Answer(String recipient, boolean taken, String answer) {}

  /**
   * Figures since the service was switched on, save for what waits.
   *
   * @param waiting mails in the queue
   * @param sent mails the server took
   * @param refused mails the server will never take; they are gone
   * @param dropped mails given up because the queue was full, the oldest first
   * @param lastSuccess when the server took one last
   * @param trouble why nothing moves; empty when it does
   */
  record MailStatus(
      int waiting,
      long sent,
      long refused,
      long dropped,
      Optional<Instant> lastSuccess,
      String trouble) {}
}
