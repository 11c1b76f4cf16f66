// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.DeviceSigner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One permanent lock as stored, a line of six words: sequence number, time, who, service, hash of the entry before,
 * signature.
 *
 * @param sequence from 1
 * @param who pseudonym of who locked
 * @param id the service
 * @param previous SHA-256 of the line before, hex; {@link #ORIGIN} for the first
 * @param line the whole line without its end
 */
record LockEntry(long sequence, String who, String id, String previous, String line) {
  static final String ORIGIN = "0".repeat(64);

  private static final String CONTEXT = "lockgate service lock\n";
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{1,9}) ([0-9TZ:.+-]{1,40}) ([a-z0-9-]{1,64}) ("
              + Declaration.ID_FORM
              + ") ([0-9a-f]{64}) ([A-Za-z0-9+/=]{88})");

  /** Makes and signs the entry that follows {@code previous}. */
  static LockEntry make(
      long sequence, Instant time, String who, String id, String previous, DeviceSigner signer) {
    String body = sequence + " " + time + " " + who + " " + id + " " + previous;
    String signature = Base64.getEncoder().encodeToString(signer.sign(signed(body)));
    return new LockEntry(sequence, who, id, previous, body + " " + signature);
  }

  /** Reads a line of that form, whether or not its signature is good; empty for any other. */
  static Optional<LockEntry> parse(String line) {
    Matcher form = FORM.matcher(line);
    return form.matches()
        ? Optional.of(
            new LockEntry(
                Long.parseLong(form.group(1)), form.group(3), form.group(4), form.group(5), line))
        : Optional.empty();
  }

  /** Whether this device signed it. */
  boolean authentic(DeviceSigner signer) {
    int cut = line.lastIndexOf(' ');
    try {
      byte[] signature = Base64.getDecoder().decode(line.substring(cut + 1));
      return signer.verify(signed(line.substring(0, cut)), signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What the entry after this one names as its previous. */
  String hash() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(line.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }

  private static byte[] signed(String body) {
    return (CONTEXT + body).getBytes(StandardCharsets.US_ASCII);
  }
}
