// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.OutboundRefusedException;
import io.lockgate.north.csv.delivery.Deadline;
import io.lockgate.north.csv.delivery.FileSender;
import io.lockgate.north.csv.files.DataFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files by SFTP, over a connection made for them and closed after them. */
public final class SftpSender implements FileSender {
  private static final Logger LOG = LoggerFactory.getLogger(SftpSender.class);
  private static final String SERVICE = "csv-sftp";

  private final Place place;
  private final Login.Source login;
  private final String mark;
  private final Outbound outbound;
  private final AtomicReference<@Nullable SshLine> open = new AtomicReference<>();

  /**
   * Connects to nothing yet.
   *
   * @param mark tells our unfinished files from those of others
   */
  public SftpSender(Place place, Login.Source login, String mark, Outbound outbound) {
    this.place = place;
    this.login = login;
    this.mark = mark;
    this.outbound = outbound;
  }

  /** The key that a server shows; it is told nothing. */
  public static HostKey ask(String host, int port, Outbound outbound, Deadline deadline)
      throws PublishException {
    Place place = new Place(host, port, "", Optional.empty());
    permit(place, outbound);
    try (SshLine line = new SshLine(place, "")) {
      return line.key(deadline);
    }
  }

  @Override
  public void send(List<DataFile> files, Deadline deadline) throws PublishException {
    inFolder(
        deadline,
        folder -> {
          int left = folder.sweep();
          if (left > 0) {
            LOG.info("{}: {} unfinished files of ours removed", place, left);
          }
          for (DataFile each : files) {
            folder.put(each, deadline);
          }
        });
  }

  @Override
  public String test(Deadline deadline) throws PublishException {
    inFolder(
        deadline,
        folder -> {
          if (!folder.exists()) {
            throw new PublishException(Kind.DENIED, place.folder() + " is not a folder");
          }
        });
    return place + " is the known server, lets us in, and has the folder";
  }

  private interface Work {
    void in(Folder folder) throws IOException, PublishException;
  }

  private void inFolder(Deadline deadline, Work work) throws PublishException {
    permit(place, outbound);
    try (SshLine line = new SshLine(place, place.known().map(HostKey::type).orElse(""))) {
      open.set(line);
      try (ClientSession session = line.open(login, deadline);
          SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
        work.in(new Folder(sftp, place, mark));
      }
    } catch (SftpException e) {
      throw answered(e);
    } catch (IOException e) {
      throw new PublishException(
          Kind.UNREACHABLE, "the connection to " + place + " broke: " + Reasons.of(e));
    } finally {
      open.set(null);
    }
  }

  private static void permit(Place place, Outbound outbound) throws PublishException {
    try {
      outbound.check(SERVICE, place.host(), place.port());
    } catch (OutboundRefusedException e) {
      throw new PublishException(Kind.SETTINGS, String.valueOf(e.getMessage()));
    }
  }

  private PublishException answered(SftpException e) {
    boolean denied =
        e.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED
            || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE;
    return new PublishException(
        denied ? Kind.DENIED : Kind.UNREACHABLE,
        place + " answers: " + Reasons.of(e) + " (folder '" + place.folder() + "')");
  }

  @Override
  public void abort() {
    SshLine line = open.get();
    if (line != null) {
      line.close();
    }
  }
}
