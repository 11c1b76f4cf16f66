// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import org.osgi.service.metatype.AttributeDefinition;

/** Metatype's scalar types: how text becomes the object that ConfigAdmin holds. */
enum AttributeType {
  STRING(AttributeDefinition.STRING, String.class, "text", text -> text),
  PASSWORD(AttributeDefinition.PASSWORD, String.class, "text", text -> text),
  BOOLEAN(AttributeDefinition.BOOLEAN, Boolean.class, "true or false", AttributeType::truth),
  CHARACTER(AttributeDefinition.CHARACTER, Character.class, "one character", AttributeType::one),
  BYTE(AttributeDefinition.BYTE, Byte.class, "a whole number from -128 to 127", Byte::valueOf),
  SHORT(
      AttributeDefinition.SHORT,
      Short.class,
      "a whole number from -32768 to 32767",
      Short::valueOf),
  INTEGER(
      AttributeDefinition.INTEGER, Integer.class, "a whole number of 32 bits", Integer::valueOf),
  LONG(AttributeDefinition.LONG, Long.class, "a whole number of 64 bits", Long::valueOf),
  FLOAT(AttributeDefinition.FLOAT, Float.class, "a finite number", AttributeType::single),
  DOUBLE(AttributeDefinition.DOUBLE, Double.class, "a finite number", AttributeType::real);

  private interface Reading {
    /** Throws IllegalArgumentException for anything else. */
    Object read(String text);
  }

  private final int code;
  private final Class<?> boxed;
  private final String expected;
  private final Reading reading;

  AttributeType(int code, Class<?> boxed, String expected, Reading reading) {
    this.code = code;
    this.boxed = boxed;
    this.expected = expected;
    this.reading = reading;
  }

  /** By Metatype's number; types that Metatype itself gave up are text. */
  static AttributeType of(int code) {
    for (AttributeType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return STRING;
  }

  Class<?> boxed() {
    return boxed;
  }

  String expected() {
    return expected;
  }

  Object convert(String text) throws InvalidValueException {
    try {
      return reading.read(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("must be " + expected);
    }
  }

  private static Object truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException();
  }

  private static Object one(String text) {
    if (text.length() == 1) {
      return text.charAt(0);
    }
    throw new IllegalArgumentException();
  }

  private static Object single(String text) {
    float number = Float.parseFloat(text);
    if (Float.isFinite(number)) {
      return number;
    }
    throw new IllegalArgumentException();
  }

  private static Object real(String text) {
    double number = Double.parseDouble(text);
    if (Double.isFinite(number)) {
      return number;
    }
    throw new IllegalArgumentException();
  }
}
