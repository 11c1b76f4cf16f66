// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.OutboundRefusedException;
import io.lockgate.codec.tls.Reason;
import io.lockgate.codec.tls.TlsParty;
import io.lockgate.north.csv.delivery.Deadline;
import io.lockgate.north.csv.delivery.FileSender;
import io.lockgate.north.csv.files.DataFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Each file as a form of its own, over a connection of its own. A file counts as taken when the server answers 2xx. */
public final class HttpsSender implements FileSender {
  private static final String SERVICE = "csv-https";
  private static final int BOUNDARY_BYTES = 16;

  private final Target target;
  private final Login.Source login;
  private final Trust trust;
  private final Outbound outbound;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<@Nullable Socket> open = new AtomicReference<>();

  /** Connects to nothing yet. */
  public HttpsSender(Target target, Login.Source login, Trust trust, Outbound outbound) {
    this.target = target;
    this.login = login;
    this.trust = trust;
    this.outbound = outbound;
  }

  @Override
  public void send(List<DataFile> files, Deadline deadline) throws PublishException {
    for (DataFile each : files) {
      exchange(Optional.of(form(each)), deadline).requireTaken(target);
    }
  }

  private Form form(DataFile file) {
    byte[] boundary = new byte[BOUNDARY_BYTES];
    random.nextBytes(boundary);
    return new Form(target.field(), file, HexFormat.of().formatHex(boundary));
  }

  @Override
  public String test(Deadline deadline) throws PublishException {
    Answer answer = exchange(Optional.empty(), deadline);
    if (answer.status() == 401 || answer.status() == 403) {
      answer.requireTaken(target);
    }
    return target + " has a certificate that is trusted, and answers " + answer.status();
  }

  private Answer exchange(Optional<Form> form, Deadline deadline) throws PublishException {
    permit();
    String head = head(form);
    TlsParty party = party();
    try (Socket below = SocketFactory.getDefault().createSocket()) {
      open.set(below);
      connect(below, deadline);
      try (SSLSocket socket = secret(party, below)) {
        return exchange(socket, head, form);
      }
    } catch (IOException e) {
      throw new PublishException(
          Kind.UNREACHABLE, "the connection to " + target + " broke: " + e.getMessage());
    } finally {
      open.set(null);
    }
  }

  private void permit() throws PublishException {
    try {
      outbound.check(SERVICE, target.host(), target.port());
    } catch (OutboundRefusedException e) {
      throw new PublishException(Kind.SETTINGS, String.valueOf(e.getMessage()));
    }
  }

  private TlsParty party() throws PublishException {
    try {
      return trust.party();
    } catch (IOException | GeneralSecurityException e) {
      throw new PublishException(
          Kind.SETTINGS, "the certificates to be trusted cannot be used: " + e.getMessage());
    }
  }

  private void connect(Socket below, Deadline deadline) throws PublishException {
    int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, deadline.left().toMillis()));
    try {
      below.setSoTimeout(millis);
      below.connect(new InetSocketAddress(target.host(), target.port()), millis);
    } catch (UnknownHostException e) {
      throw new PublishException(Kind.UNREACHABLE, "there is no address of " + target.host());
    } catch (IOException e) {
      throw new PublishException(
          Kind.UNREACHABLE, target + " cannot be reached: " + e.getMessage());
    }
  }

  private SSLSocket secret(TlsParty party, Socket below) throws PublishException, IOException {
    try {
      SSLSocket secret = party.client(below, target.host(), target.port(), trust.clock().now());
      secret.startHandshake();
      return secret;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    } catch (SSLException e) {
      Kind kind = Trust.isStranger(e) ? Kind.UNTRUSTED : Kind.UNREACHABLE;
      throw new PublishException(kind, target + ": " + Reason.of(e));
    }
  }

  /** A server that does not want it may answer, and close, before it has all of it: then its answer is what counts. */
  private static Answer exchange(SSLSocket socket, String head, Optional<Form> form)
      throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    try {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      out.write(head.getBytes(StandardCharsets.UTF_8));
      if (form.isPresent()) {
        form.orElseThrow().writeTo(out);
      }
      out.flush();
    } catch (IOException e) {
      return refusal(in, e);
    }
    return Answer.read(in);
  }

  private static Answer refusal(InputStream in, IOException broken) throws IOException {
    try {
      Answer answer = Answer.read(in);
      if (answer.status() >= 400) {
        return answer;
      }
    } catch (IOException silent) {
      broken.addSuppressed(silent);
    }
    throw broken;
  }

  private String head(Optional<Form> form) throws PublishException {
    StringBuilder head = new StringBuilder();
    head.append(form.isPresent() ? "POST " : "HEAD ").append(target.path()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(target.authority()).append("\r\n");
    head.append("User-Agent: Lockgate\r\nAccept: */*\r\nConnection: close\r\n");
    login
        .read()
        .ifPresent(each -> head.append("Authorization: ").append(each.basic()).append("\r\n"));
    form.ifPresent(
        each ->
            head.append("Content-Type: ")
                .append(each.mediaType())
                .append("\r\nContent-Length: ")
                .append(each.length())
                .append("\r\n"));
    return head.append("\r\n").toString();
  }

  @Override
  public void abort() {
    Socket socket = open.get();
    if (socket != null) {
      Closing.now(socket);
    }
  }
}
