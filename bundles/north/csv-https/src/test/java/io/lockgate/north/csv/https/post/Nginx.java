// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Debian's nginx with TLS and a password, and behind it a program in Python that takes forms apart. */
final class Nginx implements AutoCloseable {
  static final String USER = "plant7";
  static final String PASSWORD = "secret of the test";

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Path SCRIPT = Path.of("../../../itests/peers/https/upload.py");

  private final Path folder;
  private final int port;
  private final Peer forms;
  private final Peer nginx;

  /** With the key of that name. */
  Nginx(Path folder, Authority authority, String key) throws IOException {
    this.folder = folder;
    Requires.program("nginx");
    Requires.program("openssl");
    try (FreePorts ports = new FreePorts()) {
      int inner = ports.tcp();
      port = ports.tcp();
      Files.createDirectories(folder.resolve("files"));
      forms =
          Peer.command(
                  "/usr/bin/python3",
                  SCRIPT.toAbsolutePath().normalize().toString(),
                  "" + ports.release(inner),
                  folder.resolve("files").toString())
              .start();
      forms.awaitLine("READY", LIMIT);
      Files.writeString(folder.resolve("server.crt"), authority.certificate(key));
      Files.writeString(folder.resolve("server.key"), authority.key(key));
      Files.writeString(folder.resolve("users"), USER + ":" + hash() + "\n");
      ports.release(port);
      Files.writeString(folder.resolve("nginx.conf"), config(inner));
    }
    nginx =
        Peer.command("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
            .in(folder)
            .start();
    nginx.awaitPort(port, LIMIT);
  }

  private String hash() throws IOException {
    try (Peer openssl = Peer.command("openssl", "passwd", "-apr1", PASSWORD).start()) {
      openssl.awaitExit(LIMIT);
      return openssl.output().get(0);
    }
  }

  private String config(int inner) {
    return """
        daemon off;
        pid nginx.pid;
        user root;
        worker_processes 1;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d ssl;
            ssl_certificate server.crt;
            ssl_certificate_key server.key;
            client_max_body_size 1m;
            auth_basic "files";
            auth_basic_user_file %s/users;
            location / { proxy_pass http://127.0.0.1:%d; }
            location /moved { return 301 /upload; }
            location /open { auth_basic off; proxy_pass http://127.0.0.1:%d; }
          }
        }
        """
        .formatted(port, folder, inner, inner);
  }

  int port() {
    return port;
  }

  /** What the program behind has said of the forms it got. */
  List<String> forms() {
    return forms.output().stream().filter(each -> each.startsWith("FORM")).toList();
  }

  byte[] content(String name) throws IOException {
    return Files.readAllBytes(folder.resolve("files").resolve(name));
  }

  /** Names of the files it has taken, sorted. */
  List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("files"))) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void close() {
    nginx.close();
    forms.close();
  }
}
