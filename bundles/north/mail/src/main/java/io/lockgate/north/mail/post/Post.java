// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.post;

/** The way to a mail server. For one thread at a time. */
public interface Post {
  /**
   * Connects, proves who both sides are.
   *
   * @throws PostException it did not come about
   */
  Connection connect() throws PostException;

  /** An open way. */
  interface Connection extends AutoCloseable {
    /**
     * Hands over one mail.
     *
     * @return the server's words
     * @throws PostException it was not taken, or nobody knows; after {@link PostException.Kind#UNREACHABLE} the connection
     *     is of no more use
     */
    String send(Mail mail) throws PostException;

    /** Ends it; never fails. */
    @Override
    void close();
  }

  /**
   * A mail.
   *
   * @param to address
   * @param messageId its identifier, in angle brackets
   * @param subject one line
   * @param body plain text
   * @param date epoch milliseconds
   */
  record Mail(String to, String messageId, String subject, String body, long date) {}
}
