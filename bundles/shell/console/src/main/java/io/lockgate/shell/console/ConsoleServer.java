// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on {@code <lockgate.data>/run/console.sock}: the one door to the shell. Folder and socket belong to the
 * gateway's user alone; whoever connects is asked for by the kernel's word, not his own. One thread accepts.
 */
@Component(immediate = true, service = ConsoleServer.class)
public final class ConsoleServer {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

  private final Path socket;
  private final ServerSocketChannel server;
  private final Sessions sessions;

  /** Opens the socket in the data folder. */
  @Activate
  public ConsoleServer(
      @Reference SessionFactory shells,
      @Reference AuditLog audit,
      @Reference StateStore state,
      @Reference SignerRegistry signers)
      throws IOException {
    this(
        Path.of(System.getProperty("lockgate.data", "data"), "run", "console.sock"),
        new Shells(shells, new StoredHistory(state), new Banner(signers)),
        new ConsoleAudit(audit));
  }

  ConsoleServer(Path socket, Shells shells, ConsoleAudit audit) throws IOException {
    this.socket = socket;
    Path folder = socket.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    Files.deleteIfExists(socket);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    sessions = new Sessions(new PeerCheck(Files.getOwner(socket)), shells, audit);
    Thread thread = new Thread(this::accept, "console-accept");
    thread.setDaemon(true);
    thread.start();
    LOG.info("console on {}", socket);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel peer = server.accept();
        sessions.admit(peer);
      } catch (ClosedChannelException e) {
        LOG.debug("console closed", e);
      } catch (IOException e) {
        LOG.warn("a console connection failed: {}", e.toString());
      }
    }
  }

  /** Closes the door and every session behind it. */
  @Deactivate
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
    sessions.close();
  }
}
