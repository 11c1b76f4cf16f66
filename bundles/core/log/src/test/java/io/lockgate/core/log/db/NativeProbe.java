// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Opens a log in a virtual machine of its own and says what became of it. */
final class NativeProbe {
  private NativeProbe() {}

  /** The argument is the path of a file. */
  public static void main(String[] args) throws SQLException {
    try {
      NativeLibrary.prepare();
      LogFile.open(Path.of(args[0])).close();
      System.out.println("opened");
    } catch (IOException e) {
      System.out.println(e.getMessage());
    } catch (SQLException e) {
      System.out.println("SQLite fails");
    }
  }
}
