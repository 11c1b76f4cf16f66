// SPDX-License-Identifier: Apache-2.0
package io.lockgate.karaf.patch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites every call of {@code Subject.getSubject} below a folder of classes to {@link CurrentSubject} and puts that
 * class beside them. Fails when the number of changed classes is not the expected one, so that a new Karaf release is
 * looked at again.
 */
public final class SubjectCalls {
  private static final String HELPER = "io/lockgate/karaf/patch/CurrentSubject";

  private SubjectCalls() {}

  /**
   * Patches in place.
   *
   * @param args the folder of classes, the number of classes that must change
   */
  public static void main(String[] args) throws IOException {
    Path classes = Path.of(args[0]);
    int expected = Integer.parseInt(args[1]);
    int changed = 0;
    for (Path file : classFiles(classes)) {
      if (patch(file)) {
        changed++;
      }
    }
    if (changed != expected) {
      throw new IllegalStateException("patched " + changed + " classes, expected " + expected);
    }
    Path helper = classes.resolve(HELPER + ".class");
    Files.createDirectories(helper.resolveSibling("."));
    try (InputStream in =
        SubjectCalls.class.getClassLoader().getResourceAsStream(HELPER + ".class")) {
      if (in == null) {
        throw new IOException("class file of the helper not found");
      }
      Files.write(helper, in.readAllBytes());
    }
  }

  private static List<Path> classFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(
              path -> path.toString().endsWith(".class") && !path.endsWith(HELPER + ".class"))
          .toList();
    }
  }

  private static boolean patch(Path file) throws IOException {
    ClassReader reader = new ClassReader(Files.readAllBytes(file));
    ClassWriter writer = new ClassWriter(reader, 0);
    Redirect redirect = new Redirect(writer);
    reader.accept(redirect, 0);
    if (redirect.calls > 0) {
      Files.write(file, writer.toByteArray());
    }
    return redirect.calls > 0;
  }

  /** Redirects the calls of one class and counts them. */
  private static final class Redirect extends ClassVisitor {
    private int calls;

    Redirect(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String type, boolean isInterface) {
          boolean target =
              owner.equals("javax/security/auth/Subject") && method.equals("getSubject");
          if (target) {
            calls++;
          }
          super.visitMethodInsn(
              opcode, target ? HELPER : owner, target ? "get" : method, type, isInterface);
        }
      };
    }
  }
}
