// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.mail;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.time.Duration;
import java.util.List;

/**
 * Debian's Postfix on a port of the loopback address: STARTTLS or nothing, then a login, then every mail lands in one
 * maildir. {@code later@peer.test} is answered 450, {@code never@peer.test} 550. Needs root.
 */
public final class Postfix implements AutoCloseable {
  public static final String USER = "gw";
  public static final String PASSWORD = "pw-of-the-gateway";

  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String NOBODY = "65534";

  private final Path folder;
  private final Path etc;
  private final int port;
  private Peer peer;

  /**
   * Starts it.
   *
   * @param folder of its own, empty
   * @param certificate PEM
   * @param key PEM, PKCS#8
   */
  public Postfix(Path folder, int port, String certificate, String key) throws IOException {
    Requires.root();
    Requires.program("postfix");
    this.folder = folder;
    this.etc = folder.resolve("etc");
    this.port = port;
    Files.createDirectories(folder);
    open(folder);
    for (String each : List.of("etc/sasl", "spool", "data", "mail")) {
      Files.createDirectories(folder.resolve(each));
    }
    own("data", "postfix");
    own("mail", "nobody");
    Files.writeString(etc.resolve("server.crt"), certificate);
    Files.writeString(etc.resolve("server.key"), key);
    Files.write(etc.resolve("main.cf"), main());
    Files.write(etc.resolve("master.cf"), master());
    Files.write(
        etc.resolve("sasl/smtpd.conf"),
        List.of(
            "pwcheck_method: auxprop",
            "auxprop_plugin: sasldb",
            "mech_list: PLAIN LOGIN",
            "sasldb_path: " + folder.resolve("sasldb2")));
    addUser();
    peer = run();
  }

  /** Its processes run as others than who makes the folder, and temporary folders are closed to them. */
  private static void open(Path folder) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path each = folder;
    while (each != null && each.startsWith(temporary) && !each.equals(temporary)) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
      each = each.getParent();
    }
  }

  private void own(String name, String user) throws IOException {
    UserPrincipalLookupService users = folder.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(folder.resolve(name), users.lookupPrincipalByName(user));
  }

  private void addUser() throws IOException {
    Path file = folder.resolve("sasldb2");
    try (Peer tool =
        Peer.command("saslpasswd2", "-p", "-c", "-f", file.toString(), "-u", "peer.test", USER)
            .start()) {
      tool.tell(PASSWORD);
      if (tool.awaitExit(LIMIT) != 0) {
        throw new IOException("saslpasswd2: " + tool.output());
      }
    }
    own("sasldb2", "postfix");
  }

  private List<String> main() {
    return List.of(
        "compatibility_level=3.6",
        "queue_directory=" + folder.resolve("spool"),
        "data_directory=" + folder.resolve("data"),
        "command_directory=/usr/sbin",
        "daemon_directory=/usr/lib/postfix/sbin",
        "mail_owner=postfix",
        "setgid_group=postdrop",
        "inet_interfaces=127.0.0.1",
        "inet_protocols=ipv4",
        "myhostname=peer.test",
        "mydestination=peer.test, localhost",
        "mynetworks=127.0.0.0/8",
        "local_recipient_maps=",
        "local_transport=virtual",
        "virtual_mailbox_domains=",
        "virtual_transport=virtual",
        "virtual_mailbox_base=" + folder.resolve("mail"),
        "virtual_mailbox_maps=static:all/",
        "virtual_uid_maps=static:" + NOBODY,
        "virtual_gid_maps=static:" + NOBODY,
        "smtpd_tls_cert_file=" + etc.resolve("server.crt"),
        "smtpd_tls_key_file=" + etc.resolve("server.key"),
        "smtpd_tls_security_level=encrypt",
        "smtpd_tls_auth_only=yes",
        "smtpd_sasl_auth_enable=yes",
        "smtpd_sasl_path=smtpd",
        "cyrus_sasl_config_path=" + etc.resolve("sasl"),
        "smtpd_relay_restrictions=permit_sasl_authenticated,reject",
        "smtpd_recipient_restrictions=check_recipient_access inline:{"
            + " {later@peer.test = 450 4.2.1 not now}, {never@peer.test = 550 5.1.1 no such user}"
            + " },permit_sasl_authenticated,reject",
        "maillog_file=/dev/stdout");
  }

  private List<String> master() {
    return List.of(
        "127.0.0.1:" + port + " inet n - n - - smtpd",
        "cleanup unix n - n - 0 cleanup",
        "qmgr unix n - n 300 1 qmgr",
        "rewrite unix - - n - - trivial-rewrite",
        "bounce unix - - n - 0 bounce",
        "defer unix - - n - 0 bounce",
        "trace unix - - n - 0 bounce",
        "virtual unix - n n - - virtual",
        "local unix - n n - - local",
        "error unix - - n - - error",
        "retry unix - - n - - error",
        "anvil unix - - n - 1 anvil",
        "scache unix - - n - 1 scache",
        "tlsmgr unix - - n 1000? 1 tlsmgr",
        "proxymap unix - - n - - proxymap",
        "postlog unix-dgram n - n - 1 postlogd");
  }

  private Peer run() throws IOException {
    Peer started = Peer.command("postfix", "-c", etc.toString(), "start-fg").in(folder).start();
    started.awaitLine("daemon started", LIMIT);
    return started;
  }

  /** Ends it; what was delivered stays. */
  public void stop() {
    peer.close();
  }

  /** Starts it again. */
  public void restart() throws IOException {
    peer = run();
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** What it said. */
  public List<String> log() {
    return peer.output();
  }

  /** What was delivered. */
  public Maildir mailbox() {
    return new Maildir(folder.resolve("mail/all/new"));
  }

  @Override
  public void close() {
    peer.close();
  }
}
