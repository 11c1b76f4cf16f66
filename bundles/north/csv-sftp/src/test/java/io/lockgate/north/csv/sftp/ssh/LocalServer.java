// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import io.lockgate.api.publish.HostKeys.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The server of the library itself, on a free port of the loopback address; can be killed and started again. */
final class LocalServer implements AutoCloseable {
  static final String USER = "gateway";
  static final String PASSWORD = "secret of the test";

  private final Path root;
  private final KeyPair key;
  private SshServer server;
  private final int port;

  LocalServer(Path root) throws IOException, GeneralSecurityException {
    this.root = root;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    key = generator.generateKeyPair();
    server = start(0);
    port = server.getPort();
  }

  private SshServer start(int where) throws IOException {
    OwnBouncyCastle.use();
    SshServer fresh = SshServer.setUpDefaultServer();
    fresh.setHost("127.0.0.1");
    fresh.setPort(where);
    fresh.setKeyPairProvider(KeyPairProvider.wrap(key));
    fresh.setPasswordAuthenticator(
        (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
    fresh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    fresh.setFileSystemFactory(new VirtualFileSystemFactory(root));
    fresh.start();
    return fresh;
  }

  /** Every connection breaks; the next one meets a new server of the same key. */
  void kill() throws IOException {
    server.stop(true);
    server = start(port);
  }

  int port() {
    return port;
  }

  HostKey known() {
    return Keys.of(key.getPublic());
  }

  /** Files that are there under their own names, sorted. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(each -> !each.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  /** Names of what is half written. */
  List<String> unfinished() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.map(each -> each.getFileName().toString())
          .filter(each -> each.startsWith("."))
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
