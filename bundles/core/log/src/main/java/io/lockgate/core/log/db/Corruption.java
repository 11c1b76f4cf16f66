// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Tells a file that is damaged from one that cannot be used for another reason. */
final class Corruption {
  private static final int PRIMARY = 0xFF;

  private Corruption() {}

  /** What a damaged file throws. */
  static SQLException of(String what) {
    return new SQLException(what, "", SQLiteErrorCode.SQLITE_CORRUPT.code);
  }

  /** Whether it says that the file is damaged. */
  static boolean is(SQLException failure) {
    int code = failure.getErrorCode() & PRIMARY;
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }
}
