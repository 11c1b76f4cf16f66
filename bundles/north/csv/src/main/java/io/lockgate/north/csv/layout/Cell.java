// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

/**
 * What stands where a measurement meets a time.
 *
 * @param kind how it is written
 * @param text its characters; empty where there is no value
 */
public record Cell(Kind kind, String text) {
  /** There was a sample, and it cannot be used. */
  public static final Cell INVALID = new Cell(Kind.INVALID, "");

  /** How a cell is written. */
  public enum Kind {
    /** As it is: a number, {@code true}, {@code false}. */
    LITERAL,
    /** Characters from somewhere: quoted where needed, never a formula. */
    TEXT,
    /** No value, and the row says so. */
    INVALID
  }

  /** A number or a flag. */
  public static Cell literal(String text) {
    return new Cell(Kind.LITERAL, text);
  }

  /** Characters. */
  public static Cell text(String text) {
    return new Cell(Kind.TEXT, text);
  }
}
