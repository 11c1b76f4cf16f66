// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import io.lockgate.launcher.jar.DerReader.DerException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The signing-time attribute (RFC 5652, 11.3) of one signer in a signature block. It is among the attributes that the
 * signature covers, so that nobody but the signer can have set it.
 *
 * @param issuer of the signer's certificate
 * @param serial of the signer's certificate
 * @param time when it was signed, to the second
 */
record SignerInfoTime(X500Principal issuer, BigInteger serial, Instant time) {
  private static final byte[] SIGNING_TIME = HexFormat.of().parseHex("2a864886f70d010905");
  private static final int CENTURY_PIVOT = 50;

  /** All signing times of a PKCS#7 block. A block in another encoding than DER has none. */
  static List<SignerInfoTime> in(byte[] block) {
    List<SignerInfoTime> times = new ArrayList<>();
    try {
      DerReader content = new DerReader(block).enter(DerReader.SEQUENCE);
      content.enter(DerReader.OID);
      DerReader signedData = content.enter(DerReader.CONTEXT_0).enter(DerReader.SEQUENCE);
      signedData.enter(DerReader.INTEGER);
      signedData.enter(DerReader.SET);
      signedData.enter(DerReader.SEQUENCE);
      while (signedData.peek() != DerReader.SET) {
        signedData.next();
      }
      DerReader infos = signedData.enter(DerReader.SET);
      while (infos.hasMore()) {
        signerInfo(infos.enter(DerReader.SEQUENCE)).ifPresent(times::add);
      }
      return times;
    } catch (DerException | DateTimeException | IllegalArgumentException e) {
      return List.of();
    }
  }

  /** When the holder of this certificate signed; empty when no attribute says so, or two disagree. */
  static Optional<Instant> of(X509Certificate signer, List<SignerInfoTime> times) {
    List<Instant> own =
        times.stream()
            .filter(t -> t.serial.equals(signer.getSerialNumber()))
            .filter(t -> t.issuer.equals(signer.getIssuerX500Principal()))
            .map(SignerInfoTime::time)
            .distinct()
            .toList();
    return own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
  }

  private static Optional<SignerInfoTime> signerInfo(DerReader info) throws DerException {
    info.enter(DerReader.INTEGER);
    DerReader id = info.enter(DerReader.SEQUENCE);
    X500Principal issuer = new X500Principal(id.whole());
    BigInteger serial = new BigInteger(id.enter(DerReader.INTEGER).rest());
    info.enter(DerReader.SEQUENCE);
    if (info.peek() != DerReader.CONTEXT_0) {
      return Optional.empty();
    }
    DerReader attributes = info.enter(DerReader.CONTEXT_0);
    while (attributes.hasMore()) {
      DerReader attribute = attributes.enter(DerReader.SEQUENCE);
      if (Arrays.equals(attribute.enter(DerReader.OID).rest(), SIGNING_TIME)) {
        return Optional.of(
            new SignerInfoTime(issuer, serial, time(attribute.enter(DerReader.SET))));
      }
    }
    return Optional.empty();
  }

  /** Time in the one form DER allows: to the second, in UTC. */
  private static Instant time(DerReader value) throws DerException {
    boolean twoDigits = value.peek() == DerReader.UTC_TIME;
    DerReader content = value.enter(twoDigits ? DerReader.UTC_TIME : DerReader.GENERALIZED_TIME);
    String text = new String(content.rest(), StandardCharsets.US_ASCII);
    int digits = twoDigits ? 2 : 4;
    if (text.length() != digits + 11 || !text.endsWith("Z")) {
      throw new DerException("time " + text);
    }
    int year = Integer.parseInt(text, 0, digits, 10);
    if (twoDigits) {
      year += year < CENTURY_PIVOT ? 2000 : 1900;
    }
    int[] fields = new int[5];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = Integer.parseInt(text, digits + 2 * i, digits + 2 * i + 2, 10);
    }
    return LocalDateTime.of(year, fields[0], fields[1], fields[2], fields[3], fields[4])
        .toInstant(ZoneOffset.UTC);
  }
}
