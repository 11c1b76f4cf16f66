// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.north.csv.delivery.Deadline;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/**
 * One connection to one server, its threads included; nothing of it is left after {@link #close}. The server's key is
 * compared before anything is told to it. For one thread, except for {@link #close}.
 */
final class SshLine implements AutoCloseable {
  private static final Duration PARTING = Duration.ofSeconds(2);

  private final Place place;
  private final SshClient client;
  private final AtomicReference<PublicKey> shown = new AtomicReference<>();

  /**
   * Opens nothing yet.
   *
   * @param type of the key that the server is to show; empty for any
   */
  SshLine(Place place, String type) {
    OwnBouncyCastle.use();
    this.place = place;
    client =
        ClientBuilder.builder()
            .keyExchangeFactories(Algorithms.exchanges())
            .cipherFactories(Algorithms.ciphers())
            .macFactories(Algorithms.macs())
            .signatureFactories(Algorithms.signatures(type))
            .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
            .forwardingFilter(RejectAllForwardingFilter.INSTANCE)
            .channelFactories(List.of())
            .globalRequestHandlers(List.of())
            .serverKeyVerifier((session, address, key) -> isKnown(key))
            .build(true);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setUserAuthFactories(
        List.of(
            new UserAuthPublicKeyFactory(Algorithms.signatures()),
            UserAuthPasswordFactory.INSTANCE));
    CoreModuleProperties.DISCONNECT_TIMEOUT.set(client, PARTING);
    CoreModuleProperties.CHANNEL_CLOSE_TIMEOUT.set(client, PARTING);
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, Duration.ZERO);
    client.start();
  }

  private boolean isKnown(PublicKey key) {
    shown.set(key);
    return !Keys.isWeak(key) && place.known().filter(Keys.of(key)::equals).isPresent();
  }

  /** The key the server shows; nothing more is told to it. */
  HostKey key(Deadline deadline) throws PublishException {
    try {
      ClientSession session = connected(deadline);
      session.waitFor(
          List.of(
              ClientSession.ClientSessionEvent.CLOSED, ClientSession.ClientSessionEvent.WAIT_AUTH),
          deadline.left());
    } catch (IOException e) {
      throw lost(e);
    }
    PublicKey key = shown.get();
    if (key == null) {
      throw new PublishException(
          Kind.UNREACHABLE, place + " shows no key that can be used; is it an SSH server?");
    }
    if (Keys.isWeak(key)) {
      throw new PublishException(
          Kind.UNTRUSTED,
          "the key of " + place + " is shorter than " + Keys.LEAST_RSA_BITS + " bits");
    }
    return Keys.of(key);
  }

  /** A session of somebody the server has let in. */
  ClientSession open(Login.Source who, Deadline deadline) throws PublishException {
    if (place.known().isEmpty()) {
      throw new PublishException(
          Kind.SETTINGS, "the key of " + place + " was never accepted: use gateway:sftp-setup");
    }
    Login login = who.read();
    try {
      ClientSession session = connected(deadline);
      session.setUsername(login.user());
      offer(session, login);
      authenticate(session, deadline);
      return session;
    } catch (IOException e) {
      throw lost(e);
    } finally {
      login.password().ifPresent(each -> Arrays.fill(each, '\0'));
      login.key().ifPresent(each -> Arrays.fill(each, '\0'));
    }
  }

  private ClientSession connected(Deadline deadline) throws IOException, PublishException {
    HostConfigEntry entry = new HostConfigEntry("", place.host(), place.port(), "");
    return client.connect(entry, null, null).verify(deadline.left()).getSession();
  }

  private static void offer(ClientSession session, Login login) throws PublishException {
    if (login.key().isPresent()) {
      KeyPair key = Keys.read(login.key().orElseThrow());
      session.addPublicKeyIdentity(key);
    }
    login.password().map(String::new).ifPresent(session::addPasswordIdentity);
  }

  private void authenticate(ClientSession session, Deadline deadline) throws PublishException {
    try {
      session.auth().verify(deadline.left());
    } catch (IOException e) {
      PublicKey key = shown.get();
      if (key != null && !isKnown(key)) {
        throw changed(Keys.of(key));
      }
      if (session.isOpen() || session.getSessionState().contains(refused())) {
        throw new PublishException(
            Kind.DENIED, place + " does not let us in with this user and password or key");
      }
      throw lost(e);
    }
  }

  private static ClientSession.ClientSessionEvent refused() {
    return ClientSession.ClientSessionEvent.WAIT_AUTH;
  }

  private PublishException changed(HostKey now) {
    Optional<HostKey> before = place.known();
    return new PublishException(
        Kind.UNTRUSTED,
        "host key changed: "
            + place
            + " shows "
            + now
            + ", accepted was "
            + before.map(HostKey::toString).orElse("none")
            + "; nothing was sent. If this is right: gateway:sftp-setup");
  }

  private PublishException lost(IOException e) {
    return new PublishException(Kind.UNREACHABLE, place + " cannot be reached: " + Reasons.of(e));
  }

  @Override
  public void close() {
    client.stop();
  }
}
