// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.far;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A client somewhere else. {@code connect HOST PORT} · {@code tls HOST PORT} · {@code ask HOST PORT HEX} · {@code poll
 * NAME HOST PORT HEX MILLIS}, then {@code polled NAME}, {@code stop NAME} · {@code watch HOST PORT FIRST COUNT}, then
 * {@code watched}.
 */
public final class FarClient {
  private static final int PATIENCE_MILLIS = 2_000;

  private final Map<String, Poll> polls = new HashMap<>();
  private Optional<RegisterWatch> watch = Optional.empty();

  private FarClient() {}

  /** Does as told on standard input. */
  public static void main(String[] arguments) throws IOException {
    Commands.serve(new FarClient()::answer);
  }

  private String answer(List<String> words) throws IOException {
    return switch (words.get(0)) {
      case "connect" -> connect(server(words, 1));
      case "tls" -> tls(server(words, 1));
      case "ask" -> ask(server(words, 1), HexFormat.of().parseHex(words.get(3)));
      case "poll" -> poll(words);
      case "polled" -> its(words).report();
      case "stop" -> {
        its(words).stop();
        yield "stopping";
      }
      case "watch" -> {
        RegisterWatch begun =
            new RegisterWatch(
                server(words, 1), Integer.parseInt(words.get(3)), Integer.parseInt(words.get(4)));
        watch = Optional.of(begun);
        yield start(begun, "watch");
      }
      case "watched" -> watch.orElseThrow(() -> new IOException("nothing is watched")).report();
      default -> throw new IOException("no command " + words);
    };
  }

  private static InetSocketAddress server(List<String> words, int at) {
    return new InetSocketAddress(words.get(at), Integer.parseInt(words.get(at + 1)));
  }

  private static String connect(InetSocketAddress server) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, PATIENCE_MILLIS);
      return "accepted";
    } catch (ConnectException e) {
      return "refused";
    } catch (SocketTimeoutException e) {
      return "silence";
    }
  }

  private static String ask(InetSocketAddress server, byte[] frame) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(frame);
      return HexFormat.of().formatHex(Frame.read(new DataInputStream(socket.getInputStream())));
    } catch (EOFException e) {
      return "closed";
    } catch (SocketTimeoutException e) {
      return "silence";
    }
  }

  private static String tls(InetSocketAddress server) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(server, PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TakesAny()}, null);
      try (Socket secure =
          context
              .getSocketFactory()
              .createSocket(plain, server.getHostString(), server.getPort(), true)) {
        return ((SSLSocket) secure).getSession().getProtocol();
      }
    } catch (ConnectException e) {
      return "refused";
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private String poll(List<String> words) {
    Poll poll =
        new Poll(
            server(words, 2),
            HexFormat.of().parseHex(words.get(4)),
            Duration.ofMillis(Long.parseLong(words.get(5))));
    polls.put(words.get(1), poll);
    return start(poll, "poll");
  }

  private static String start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return "begun";
  }

  private Poll its(List<String> words) throws IOException {
    Poll poll = polls.get(words.get(1));
    if (poll == null) {
      throw new IOException("no poll " + words.get(1));
    }
    return poll;
  }

  /** A person who always says yes. */
  private static final class TakesAny implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
