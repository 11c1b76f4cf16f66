// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.north.csv.delivery.Deadline;
import io.lockgate.north.csv.files.DataFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A folder of the server. A file is written under another name, {@code .NAME.MARK.part}, forced to disk where the server can
 * do that, measured, and renamed: under its own name it is whole or as it was before.
 */
final class Folder {
  private static final String SUFFIX = ".part";
  private static final int CHUNK = 32_000;

  private final SftpClient sftp;
  private final Place place;
  private final String mark;

  /**
   * A folder.
   *
   * @param mark tells our unfinished files from those of others who send there
   */
  Folder(SftpClient sftp, Place place, String mark) {
    this.sftp = sftp;
    this.place = place;
    this.mark = "." + mark + SUFFIX;
  }

  void put(DataFile file, Deadline deadline) throws IOException, PublishException {
    String temporary = place.file("." + file.name() + mark);
    byte[] content = file.content().get();
    try (CloseableHandle handle =
        sftp.open(temporary, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
      for (int at = 0; at < content.length; at += CHUNK) {
        deadline.left();
        sftp.write(handle, at, content, at, Math.min(CHUNK, content.length - at));
      }
      force(handle);
    }
    long size = sftp.stat(temporary).getSize();
    if (size != content.length) {
      throw new PublishException(
          Kind.UNREACHABLE,
          place + " has " + size + " bytes of " + content.length + " of " + file.name());
    }
    rename(temporary, place.file(file.name()));
  }

  private void force(CloseableHandle handle) throws IOException {
    OpenSSHFsyncExtension fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
    if (fsync != null && fsync.isSupported()) {
      fsync.fsync(handle);
    }
  }

  /** One step where the server can; else what stands in the way goes first: it is the same file, sent before. */
  private void rename(String from, String to) throws IOException {
    OpenSSHPosixRenameExtension posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
    if (posix != null && posix.isSupported()) {
      posix.posixRename(from, to);
      return;
    }
    try {
      sftp.remove(to);
    } catch (SftpException e) {
      if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
        throw e;
      }
    }
    sftp.rename(from, to);
  }

  /** Removes what was left half written by us; says how many. */
  int sweep() throws IOException {
    List<String> left = new ArrayList<>();
    for (SftpClient.DirEntry each : sftp.readDir(place.folder().isEmpty() ? "." : place.folder())) {
      String name = each.getFilename();
      if (name.startsWith(".") && name.endsWith(mark) && each.getAttributes().isRegularFile()) {
        left.add(name);
      }
    }
    for (String each : left) {
      sftp.remove(place.file(each));
    }
    return left.size();
  }

  /** Whether it is there and a folder. */
  boolean exists() throws IOException {
    return sftp.stat(place.folder().isEmpty() ? "." : place.folder()).isDirectory();
  }
}
