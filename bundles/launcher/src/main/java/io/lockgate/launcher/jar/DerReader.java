// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import java.util.Arrays;

/**
 * Walks over DER (ITU-T X.690) inside fixed bounds: definite lengths of at most four bytes, one-byte tags. Not
 * thread-safe.
 */
final class DerReader {
  static final int INTEGER = 0x02;
  static final int OID = 0x06;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int CONTEXT_0 = 0xA0;

  private final byte[] bytes;
  private final int end;
  private int at;

  DerReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DerReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Tag of the next element, -1 at the end. */
  int peek() {
    return hasMore() ? bytes[at] & 0xFF : -1;
  }

  /**
   * Steps over the next element and gives a reader of its content.
   *
   * @throws DerException it has another tag, or does not fit
   */
  DerReader enter(int tag) throws DerException {
    if (peek() != tag) {
      throw new DerException("tag " + peek() + " where " + tag + " belongs");
    }
    return next();
  }

  /** Steps over the next element, whatever it is, and gives a reader of its content. */
  DerReader next() throws DerException {
    at++;
    int length = length();
    if (length > end - at) {
      throw new DerException("an element of " + length + " bytes does not fit");
    }
    int start = at;
    at += length;
    return new DerReader(bytes, start, at);
  }

  /** Steps over the next element and gives all of it, tag and length included. */
  byte[] whole() throws DerException {
    int start = at;
    next();
    return Arrays.copyOfRange(bytes, start, at);
  }

  /** What is left of this element's content. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, end);
  }

  private int length() throws DerException {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7F;
    if (count == 0 || count > 4) {
      throw new DerException("length of " + count + " bytes");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octet();
    }
    if (length < 0) {
      throw new DerException("negative length");
    }
    return length;
  }

  private int octet() throws DerException {
    if (!hasMore()) {
      throw new DerException("ends early");
    }
    return bytes[at++] & 0xFF;
  }

  /** The bytes are not the DER that was expected. */
  static final class DerException extends Exception {
    private static final long serialVersionUID = 1L;

    DerException(String what) {
      super(what);
    }
  }
}
