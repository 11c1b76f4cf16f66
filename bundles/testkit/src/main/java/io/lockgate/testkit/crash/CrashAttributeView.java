// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and changes mode and time; owners are fixed. */
record CrashAttributeView(CrashPath path) implements PosixFileAttributeView {
  @Override
  public String name() {
    return "posix";
  }

  @Override
  public CrashAttributes readAttributes() throws IOException {
    return path.getFileSystem().volume().attributes(path);
  }

  @Override
  public void setTimes(
      @Nullable FileTime modified, @Nullable FileTime access, @Nullable FileTime created)
      throws IOException {
    if (modified != null) {
      path.getFileSystem().volume().touch(path, modified.toMillis());
    }
  }

  @Override
  public void setPermissions(Set<PosixFilePermission> mode) throws IOException {
    path.getFileSystem().volume().describe(path, mode);
  }

  @Override
  public void setGroup(GroupPrincipal group) {
    throw new UnsupportedOperationException("the group is fixed");
  }

  @Override
  public UserPrincipal getOwner() throws IOException {
    return readAttributes().owner();
  }

  @Override
  public void setOwner(UserPrincipal owner) {
    throw new UnsupportedOperationException("the owner is fixed");
  }
}
