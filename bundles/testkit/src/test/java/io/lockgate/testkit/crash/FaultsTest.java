// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void every_operation_can_be_made_to_fail_once_and_the_old_value_stays() throws IOException {
    int count = countOperations();
    for (int n = 1; n <= count; n++) {
      CrashFs fs = prepared();
      Replacing store = new Replacing(fs.root(), true, true, true);
      fs.failAt(fs.operations() + n);
      assertThrows(IOException.class, () -> store.write(Replacing.value(1)), "operation " + n);
      String kept = store.read();
      assertTrue(kept.equals(Replacing.value(0)) || n == count, "operation " + n);
      store.write(Replacing.value(2));
      assertEquals(Replacing.value(2), store.read());
    }
  }

  private static int countOperations() throws IOException {
    CrashFs fs = prepared();
    int before = fs.operations();
    new Replacing(fs.root(), true, true, true).write(Replacing.value(1));
    int count = fs.operations() - before;
    assertEquals(5, count, "create, write, force, rename, force");
    return count;
  }

  private static CrashFs prepared() throws IOException {
    CrashFs fs = new CrashFs(1);
    new Replacing(fs.root(), true, true, true).write(Replacing.value(0));
    return fs;
  }

  @Test
  void a_full_disk_takes_what_fits_and_then_refuses() throws IOException {
    CrashFs fs = new CrashFs(1);
    fs.capacity(10);
    Path file = fs.getPath("/file");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(new byte[16]);
      assertEquals(10, channel.write(bytes));
      IOException full = assertThrows(IOException.class, () -> channel.write(bytes));
      assertEquals("No space left on device", full.getMessage());
      assertEquals(4, channel.write(ByteBuffer.wrap(new byte[4]), 2), "in place there is room");
    }
    assertThrows(IOException.class, () -> Files.createFile(fs.getPath("/other")));
    Files.delete(file);
    assertEquals(10, Files.getFileStore(fs.root()).getUsableSpace());
    Files.write(file, new byte[10]);
  }

  @Test
  void a_deleted_file_takes_room_until_it_is_closed() throws IOException {
    CrashFs fs = new CrashFs(1);
    fs.capacity(10);
    Path file = fs.getPath("/file");
    Files.write(file, new byte[10]);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Files.delete(file);
      assertEquals(10, channel.size());
      assertEquals(0, Files.getFileStore(fs.root()).getUsableSpace());
    }
    assertEquals(10, Files.getFileStore(fs.root()).getUsableSpace());
  }
}
