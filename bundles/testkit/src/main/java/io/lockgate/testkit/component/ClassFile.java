// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Annotations of fields, methods and constructors that a class file holds but reflection does not show (retention
 * CLASS), as those of declarative services. Reads the format of the Java Virtual Machine Specification, chapter 4.
 */
final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;

  private final DataInputStream in;
  private final Map<Integer, String> texts = new TreeMap<>();
  private final List<Annotated> found = new ArrayList<>();

  private ClassFile(DataInputStream in) {
    this.in = in;
  }

  /**
   * One annotation on one member.
   *
   * @param member name of the field or method; a constructor is {@code <init>}
   * @param descriptor type of the field or method as in the class file
   * @param annotation binary name of the annotation with slashes
   * @param values its elements that are text or an enum constant
   */
  record Annotated(
      String member, String descriptor, String annotation, Map<String, String> values) {}

  /** The annotations of a class's own members, in the order of the file. */
  static List<Annotated> annotations(Class<?> type) {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream stream = type.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalArgumentException("no class file of " + type);
      }
      ClassFile reader = new ClassFile(new DataInputStream(stream));
      reader.read();
      return reader.found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.skipNBytes(4);
    constants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    members();
    members();
  }

  private void constants() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> in.skipNBytes(4);
      }
    }
  }

  private String text() throws IOException {
    return texts.getOrDefault(in.readUnsignedShort(), "");
  }

  private void members() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      String name = text();
      String descriptor = text();
      int attributes = in.readUnsignedShort();
      for (int j = 0; j < attributes; j++) {
        String attribute = text();
        int length = in.readInt();
        if (attribute.equals("RuntimeInvisibleAnnotations")) {
          int annotations = in.readUnsignedShort();
          for (int k = 0; k < annotations; k++) {
            found.add(annotation(name, descriptor));
          }
        } else {
          in.skipNBytes(length);
        }
      }
    }
  }

  private Annotated annotation(String member, String descriptor) throws IOException {
    String type = text();
    Map<String, String> values = new TreeMap<>();
    int pairs = in.readUnsignedShort();
    for (int i = 0; i < pairs; i++) {
      String name = text();
      String value = value();
      values.put(name, value);
    }
    return new Annotated(member, descriptor, type.substring(1, type.length() - 1), values);
  }

  /** Reads one element; gives its text when it is a string or an enum constant. */
  private String value() throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case 'e' -> {
        in.skipNBytes(2);
        yield text();
      }
      case '@' -> annotation("", "").annotation();
      case '[' -> {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
          value();
        }
        yield "";
      }
      default -> text();
    };
  }
}
