// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.sftp;

import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's OpenSSH: SFTP only, its user locked in a folder. Above that folder every directory must be root's and writable by
 * nobody else, so it is not below /tmp. The user exists while the server runs.
 */
public final class OpenSsh implements AutoCloseable {
  /** Who may come in. */
  public static final String USER = "lg-sftp-" + ProcessHandle.current().pid();

  /** With this password. */
  public static final String PASSWORD = "correct horse battery";

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private Peer server;

  /** Makes keys, user and folder, and starts. */
  public OpenSsh(int port) throws IOException {
    Requires.root();
    Requires.program("sshd");
    Requires.program("useradd");
    this.port = port;
    folder = Files.createTempDirectory(Path.of("/var/lib"), "lockgate-sftp-test-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    run("useradd", "--system", "--home-dir", "/", "--shell", "/usr/sbin/nologin", USER);
    for (String type : List.of("ed25519", "ecdsa", "rsa")) {
      newHostKey(type);
      run("ssh-keygen", "-q", "-N", "", "-t", type, "-f", "user_" + type);
    }
    run("ssh-keygen", "-q", "-N", "", "-t", "rsa", "-m", "PKCS8", "-f", "user_pkcs8");
    Files.writeString(folder.resolve("password"), USER + ":" + PASSWORD + "\n");
    run("sh", "-c", "chpasswd -c SHA512 < password && cat user_*.pub > authorized_keys");
    run(
        "sh",
        "-c",
        "mkdir -p root/upload /run/sshd && chmod 755 root && chown " + USER + " root/upload");
    server = start(List.of("ed25519", "ecdsa", "rsa"));
  }

  private void run(String program, String... arguments) throws IOException {
    try (Peer peer = Peer.command(program, arguments).in(folder).start()) {
      if (peer.awaitExit(LIMIT) != 0) {
        throw new IOException(program + " failed: " + peer.output());
      }
    }
  }

  private void newHostKey(String type) throws IOException {
    Files.deleteIfExists(folder.resolve("host_" + type));
    Files.deleteIfExists(folder.resolve("host_" + type + ".pub"));
    run("ssh-keygen", "-q", "-N", "", "-t", type, "-f", "host_" + type);
  }

  private Peer start(List<String> types) throws IOException {
    StringBuilder config = new StringBuilder();
    types.forEach(type -> config.append("HostKey ").append(folder).append("/host_" + type + "\n"));
    config.append("Port " + port + "\nListenAddress 127.0.0.1\nPidFile none\nUsePAM no\n");
    config.append("AuthorizedKeysFile " + folder + "/authorized_keys\nLogLevel VERBOSE\n");
    config.append("PermitRootLogin no\nSubsystem sftp internal-sftp\nMaxStartups 100\n");
    config.append("Match User " + USER + "\n  ChrootDirectory " + folder + "/root\n");
    config.append("  ForceCommand internal-sftp\n  AllowTcpForwarding no\n");
    Files.writeString(folder.resolve("sshd.conf"), config);
    Peer peer = Peer.command("sshd", "-D", "-e", "-f", folder + "/sshd.conf").in(folder).start();
    peer.awaitLine("Server listening", LIMIT);
    return peer;
  }

  /** The same server with a new key. */
  public void renewKey(String type) throws IOException {
    server.close();
    newHostKey(type);
    server = start(List.of("ed25519", "ecdsa", "rsa"));
  }

  /** What the server's own tool says of its key. */
  public HostKey known(String type) throws IOException {
    try (Peer peer =
        Peer.command("ssh-keygen", "-l", "-E", "sha256", "-f", "host_" + type + ".pub")
            .in(folder)
            .start()) {
      peer.awaitExit(LIMIT);
      String print = peer.output().get(0).split(" ")[1];
      String pub = Files.readString(folder.resolve("host_" + type + ".pub"));
      return new HostKey(pub.split(" ")[0], print);
    }
  }

  /** A private key of the user, as its file holds it. */
  public char[] userKey(String type) throws IOException {
    return Files.readString(folder.resolve("user_" + type)).toCharArray();
  }

  /** Where its user is locked in, as this host sees it. */
  public Path upload() {
    return folder.resolve("root/upload");
  }

  /** Names in the folder, sorted. */
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(upload())) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** What a file holds. */
  public String content(String name) throws IOException {
    return Files.readString(upload().resolve(name), StandardCharsets.UTF_8);
  }

  /** What it has logged so far. */
  public List<String> log() {
    return server.output();
  }

  /** Waits for a line of its log. */
  public void awaitLog(String part) {
    server.awaitLine(part, LIMIT);
  }

  @Override
  public void close() throws IOException {
    server.close();
    run("userdel", USER);
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(OpenSsh::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
