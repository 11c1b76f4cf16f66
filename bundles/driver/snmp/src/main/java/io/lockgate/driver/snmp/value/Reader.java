// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.value;

import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.snmp4j.smi.AbstractVariable;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.Variable;

/** From a variable to the value of a point: missing where the device has nothing, or nothing of that type. */
public final class Reader {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final int FLOAT_TAG = 0x9F78;
  private static final int DOUBLE_TAG = 0x9F79;

  private Reader() {}

  /** The value, of the kind that the type asks for. */
  public static Value read(Variable variable, DataType type, Layout layout) {
    if (variable.isException() || variable.getSyntax() == SMIConstants.SYNTAX_NULL) {
      return Value.missing();
    }
    return switch (type) {
      case BOOL -> truth(variable, layout);
      case TEXT -> Value.of(text(variable, layout.text()));
      case BITS -> bits(variable, layout);
      case TIMESTAMP ->
          variable instanceof OctetString octets ? Octets.date(octets.getValue()) : Value.missing();
      case FLOAT32, FLOAT64 -> fraction(variable, type);
      case UINT64 -> unsigned(variable);
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 -> whole(variable, type);
    };
  }

  private static Value truth(Variable variable, Layout layout) {
    OptionalLong number = number(variable);
    return number.isEmpty() ? Value.missing() : Value.of(number.getAsLong() == layout.trueIs());
  }

  /** What is too large for the type is not cut: it is missing. */
  private static Value whole(Variable variable, DataType type) {
    OptionalLong number = number(variable);
    if (number.isEmpty()) {
      return Value.missing();
    }
    Value value = Value.of(number.getAsLong());
    return type.holds(value) ? value : Value.missing();
  }

  private static Value unsigned(Variable variable) {
    if (variable instanceof Counter64 counter) {
      return Value.ofUnsigned(counter.getValue());
    }
    return whole(variable, DataType.UINT64);
  }

  private static Value fraction(Variable variable, DataType type) {
    OptionalDouble number = real(variable);
    if (number.isEmpty()) {
      return Value.missing();
    }
    double value = number.getAsDouble();
    return type == DataType.FLOAT32 ? Value.of((float) value) : Value.of(value);
  }

  private static Value bits(Variable variable, Layout layout) {
    if (variable instanceof OctetString octets) {
      return Octets.flags(octets.getValue(), layout.bits());
    }
    OptionalLong number = number(variable);
    if (number.isEmpty()) {
      return Value.missing();
    }
    int width = layout.bits() == 0 ? Integer.SIZE : layout.bits();
    long mask = width == Long.SIZE ? -1 : (1L << width) - 1;
    return new Value.Bits(number.getAsLong() & mask, width);
  }

  /** A whole number, also one that the device writes in digits. */
  private static OptionalLong number(Variable variable) {
    if (variable instanceof Counter64 counter) {
      return counter.getValue() < 0 ? OptionalLong.empty() : OptionalLong.of(counter.getValue());
    }
    switch (variable.getSyntax()) {
      case SMIConstants.SYNTAX_INTEGER,
          SMIConstants.SYNTAX_COUNTER32,
          SMIConstants.SYNTAX_GAUGE32,
          SMIConstants.SYNTAX_TIMETICKS -> {
        return OptionalLong.of(variable.toLong());
      }
      default -> {
        OptionalDouble real = real(variable);
        return real.isPresent() && Math.rint(real.getAsDouble()) == real.getAsDouble()
            ? OptionalLong.of((long) real.getAsDouble())
            : OptionalLong.empty();
      }
    }
  }

  private static OptionalDouble real(Variable variable) {
    if (variable instanceof Opaque opaque) {
      return opaque(opaque.getValue());
    }
    if (variable instanceof OctetString octets) {
      String text = new String(octets.getValue(), StandardCharsets.ISO_8859_1).strip();
      return NUMBER.matcher(text).matches()
          ? OptionalDouble.of(Double.parseDouble(text))
          : OptionalDouble.empty();
    }
    if (variable instanceof Counter64 counter) {
      return OptionalDouble.of(Value.ofUnsigned(counter.getValue()).asDouble(0));
    }
    return variable instanceof AbstractVariable
            && !(variable instanceof OID)
            && !(variable instanceof IpAddress)
        ? OptionalDouble.of((double) variable.toLong())
        : OptionalDouble.empty();
  }

  /** Floating point numbers as net-snmp wraps them: an ASN.1 value inside an opaque one. */
  private static OptionalDouble opaque(byte[] wrapped) {
    if (wrapped.length < 3) {
      return OptionalDouble.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(wrapped);
    int tag = in.getShort() & 0xFFFF;
    int length = in.get();
    if (tag == FLOAT_TAG && length == Float.BYTES && in.remaining() == length) {
      return OptionalDouble.of(in.getFloat());
    }
    return tag == DOUBLE_TAG && length == Double.BYTES && in.remaining() == length
        ? OptionalDouble.of(in.getDouble())
        : OptionalDouble.empty();
  }

  /** For people. */
  public static String text(Variable variable, Layout.Text how) {
    if (variable instanceof OctetString octets) {
      return Octets.text(octets.getValue(), how);
    }
    if (variable instanceof OID oid) {
      return oid.toDottedString();
    }
    OptionalLong number = variable instanceof IpAddress ? OptionalLong.empty() : number(variable);
    String text = number.isPresent() ? "" + number.getAsLong() : variable.toString();
    return text.length() <= Value.MAX_TEXT ? text : text.substring(0, Value.MAX_TEXT);
  }
}
