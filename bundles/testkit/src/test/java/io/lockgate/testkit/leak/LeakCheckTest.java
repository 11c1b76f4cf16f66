// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakCheckTest {
  private static final int ROUNDS = 200;
  private static final Duration SHORT = Duration.ofMillis(300);

  private static final ThreadLocal<Object> LOCAL = new ThreadLocal<>();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void class_loaders_that_nobody_holds_are_gone() throws Exception {
    LeakCheck check = LeakCheck.start();
    for (int i = 0; i < ROUNDS; i++) {
      check.watch(freshInstance().getClass().getClassLoader());
    }
    check.assertNothingLeft();
    assertEquals(0, check.survivorCount());
  }

  @Test
  void a_planted_leak_of_one_object_each_keeps_all_class_loaders() throws Exception {
    LeakCheck check = LeakCheck.start(SHORT);
    List<Object> registry = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Object instance = freshInstance();
      registry.add(instance);
      check.watch(instance.getClass().getClassLoader());
    }
    assertEquals(ROUNDS, check.survivorCount());
    String message = message(check);
    assertTrue(message.contains("200 of 200 objects are still held"), message);
    assertEquals(ROUNDS, registry.size());
  }

  @Test
  void a_thread_local_of_a_living_thread_is_a_leak() throws Exception {
    LeakCheck check = LeakCheck.start(SHORT);
    LOCAL.set(freshInstance());
    check.watch(LOCAL.get().getClass().getClassLoader());
    assertEquals(1, check.survivorCount());
    LOCAL.remove();
  }

  @Test
  void a_thread_left_running_is_named() {
    CountDownLatch stop = new CountDownLatch(1);
    LeakCheck check = LeakCheck.start(SHORT);
    Thread thread = new Thread(() -> await(stop), "planted");
    thread.start();
    String message = message(check);
    assertTrue(message.contains("threads are left: [planted"), message);
    stop.countDown();
    check.assertNothingLeft();
  }

  @Test
  void a_file_left_open_is_named() throws IOException {
    Path file = Files.createFile(folder.resolve("planted.txt"));
    LeakCheck check = LeakCheck.start(SHORT);
    try (InputStream open = Files.newInputStream(file)) {
      String message = message(check);
      assertTrue(message.contains("planted.txt=1"), message);
      assertEquals(0, open.available());
    }
    check.assertNothingLeft();
  }

  private static String message(LeakCheck check) {
    return String.valueOf(
        assertThrows(AssertionError.class, check::assertNothingLeft).getMessage());
  }

  private static void await(CountDownLatch stop) {
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An instance of a class that a class loader of its own has defined. */
  private static Object freshInstance() throws Exception {
    return new OwnLoader().define(Part.class).getDeclaredConstructor().newInstance();
  }

  /** What a bundle would have: one class. */
  public static final class Part {}

  private static final class OwnLoader extends ClassLoader {
    Class<?> define(Class<?> original) throws IOException {
      String file = "/" + original.getName().replace('.', '/') + ".class";
      try (InputStream in = original.getResourceAsStream(file)) {
        if (in == null) {
          throw new IOException("no " + file);
        }
        byte[] code = in.readAllBytes();
        return defineClass(original.getName(), code, 0, code.length);
      }
    }
  }
}
