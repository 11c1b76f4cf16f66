// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/** Attributes of one inode at one moment. Times are counts of operations in milliseconds, the same in every run. */
record CrashAttributes(
    Object fileKey,
    boolean isDirectory,
    long size,
    FileTime lastModifiedTime,
    Set<PosixFilePermission> mode)
    implements PosixFileAttributes {

  /** Owner and group of everything. */
  record Owner(String getName) implements GroupPrincipal {
    static final Owner GATEWAY = new Owner("gateway");
  }

  static CrashAttributes of(long id, Inode inode) {
    return new CrashAttributes(
        id,
        inode instanceof Inode.Folder,
        inode.size(),
        FileTime.fromMillis(inode.modified),
        inode.mode);
  }

  @Override
  public Set<PosixFilePermission> permissions() {
    Set<PosixFilePermission> copy = EnumSet.noneOf(PosixFilePermission.class);
    copy.addAll(mode);
    return copy;
  }

  @Override
  public UserPrincipal owner() {
    return Owner.GATEWAY;
  }

  @Override
  public GroupPrincipal group() {
    return Owner.GATEWAY;
  }

  @Override
  public FileTime lastAccessTime() {
    return lastModifiedTime;
  }

  @Override
  public FileTime creationTime() {
    return lastModifiedTime;
  }

  @Override
  public boolean isRegularFile() {
    return !isDirectory;
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }
}
