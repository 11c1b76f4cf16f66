// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Version;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.DefaultCounterListener;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/**
 * Takes messages of others apart that are addressed to the gateway, and lets somebody answer: no socket, no thread. Only
 * what comes from known users at their level, or with a known community, is handed on. Thread-safe; one datagram at a time.
 */
public final class Inbox implements CommandResponder {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** Bytes of an answer, where who asks sets no limit. */
  private static final int MOST_BYTES = 65_507;

  private final List<Credentials> known;
  private final Responder responder;
  private final Refusals refusals;
  private final MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
  private @Nullable String refused;

  /** Answers, or only hears. */
  @FunctionalInterface
  public interface Responder {
    /**
     * What to answer; empty for what has no answer.
     *
     * @param request as it came; not to be changed
     * @param mostBytes that an answer's content may have
     */
    Optional<PDU> answer(PDU request, int mostBytes);
  }

  /** Hears of messages that are not taken. */
  @FunctionalInterface
  public interface Refusals {
    /**
     * One was not.
     *
     * @param why in few words, without names
     */
    void refused(InetAddress from, String why);
  }

  /** One for requests: of them the gateway's own engine is the authority, and no other is taken. */
  public static Inbox ofRequests(
      LocalEngine engine, List<Access> accesses, Responder responder, Refusals refusals) {
    return new Inbox(engine, accesses, responder, refusals, false);
  }

  /** One for notifications: of traps the engine of the sender is the authority, whatever it is. */
  public static Inbox ofNotifications(
      LocalEngine engine, List<Access> accesses, Responder responder, Refusals refusals) {
    return new Inbox(engine, accesses, responder, refusals, true);
  }

  private Inbox(
      LocalEngine engine,
      List<Access> accesses,
      Responder responder,
      Refusals refusals,
      boolean ofAnyEngine) {
    Library.prepare();
    this.known = accesses.stream().map(Access::credentials).toList();
    this.responder = responder;
    this.refusals = refusals;
    CounterSupport counters = new CounterSupport();
    counters.addCounterListener(new DefaultCounterListener());
    counters.addCounterListener(event -> counted(event.getOid()));
    List<UserKeys> users = accesses.stream().flatMap(each -> each.keys().stream()).toList();
    KeyedUsm usm = new KeyedUsm(engine.id(), engine.times(), counters, users);
    usm.setEngineDiscoveryEnabled(ofAnyEngine);
    MPv3 version3 = new MPv3(usm);
    version3.setSecurityModels(SecurityModels.getCollection(new SecurityModel[] {usm}));
    version3.setCounterSupport(counters);
    if (has(Version.V1)) {
      dispatcher.addMessageProcessingModel(new MPv1());
    }
    if (has(Version.V2C)) {
      dispatcher.addMessageProcessingModel(new MPv2c());
    }
    if (has(Version.V3)) {
      dispatcher.addMessageProcessingModel(version3);
    }
    dispatcher.addCommandResponder(this);
  }

  private boolean has(Version version) {
    return known.stream().anyMatch(each -> each.version() == version);
  }

  /**
   * Takes a datagram; answers go to {@code reply}. What is no message, or of a stranger, has no effect. The library takes
   * more than the standard allows (whole numbers without a byte): what cannot be seen without it is not shown to it.
   */
  public synchronized void received(
      InetSocketAddress from, ByteBuffer datagram, Consumer<byte[]> reply) {
    Optional<Peek> peek = Peek.of(datagram);
    if (peek.isEmpty()) {
      return;
    }
    refused = isSpoken(peek.get().version()) ? null : "a version that is not answered";
    UdpAddress peer = new UdpAddress(from.getAddress(), from.getPort());
    Back back = new Back(peer, reply);
    dispatcher.processMessage(
        back,
        peer,
        datagram,
        new TransportStateReference(
            back, peer, null, SecurityLevel.undefined, SecurityLevel.undefined, false, null));
    String why = refused;
    if (why != null) {
      refusals.refused(from.getAddress(), why);
    }
  }

  private boolean isSpoken(int version) {
    return switch (version) {
      case SnmpConstants.version1 -> has(Version.V1);
      case SnmpConstants.version2c -> has(Version.V2C);
      default -> true;
    };
  }

  /** The library counts one more of something. */
  private void counted(OID what) {
    Report report = Report.of(what);
    if (report.isRefusal()) {
      refused = report.asRefused();
    }
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    event.setProcessed(true);
    if (!isKnown(event)) {
      refused = "an unknown community, or less security than the user has";
      return;
    }
    PDU request = event.getPDU();
    if (request.getType() == PDU.SET) {
      refused = "an order: nothing can be written here";
    }
    responder
        .answer(request, event.getMaxSizeResponsePDU())
        .ifPresent(answer -> giveBack(event, answer));
  }

  private boolean isKnown(CommandResponderEvent<?> event) {
    String name = new OctetString(event.getSecurityName()).toASCII('\0');
    return known.stream().anyMatch(each -> isBy(each, event, name));
  }

  private static boolean isBy(Credentials who, CommandResponderEvent<?> event, String name) {
    if (who instanceof Credentials.User user) {
      int level = user.secure() ? SecurityLevel.AUTH_PRIV : SecurityLevel.AUTH_NOPRIV;
      return event.getMessageProcessingModel() == SnmpConstants.version3
          && event.getSecurityLevel() >= level
          && user.name().equals(name);
    }
    Credentials.Community community = (Credentials.Community) who;
    int version =
        community.version() == Version.V1 ? SnmpConstants.version1 : SnmpConstants.version2c;
    return event.getMessageProcessingModel() == version && community.community().equals(name);
  }

  private <A extends Address> void giveBack(CommandResponderEvent<A> event, PDU answer) {
    answer.setRequestID(event.getPDU().getRequestID());
    answer.setType(PDU.RESPONSE);
    StatusInformation status = new StatusInformation();
    status.setSecurityLevel(new Integer32(event.getSecurityLevel()));
    try {
      dispatcher.returnResponsePdu(
          event.getMessageProcessingModel(),
          event.getSecurityModel(),
          event.getSecurityName(),
          event.getSecurityLevel(),
          answer,
          event.getMaxSizeResponsePDU(),
          event.getStateReference(),
          status);
    } catch (MessageException unable) {
      LOG.debug("An answer to {} cannot be made", event.getPeerAddress(), unable);
    }
  }

  /** An empty answer of the kind of a request. */
  public static PDU answerTo(PDU request) {
    if (request instanceof PDUv1) {
      return new PDUv1();
    }
    if (request instanceof ScopedPDU scoped) {
      ScopedPDU answer = new ScopedPDU();
      answer.setContextEngineID(scoped.getContextEngineID());
      answer.setContextName(scoped.getContextName());
      return answer;
    }
    return new PDU();
  }

  /** The way back to who sent a datagram. */
  private static final class Back extends Carrier {
    private final UdpAddress peer;
    private final Consumer<byte[]> reply;

    Back(UdpAddress peer, Consumer<byte[]> reply) {
      this.peer = peer;
      this.reply = reply;
    }

    @Override
    public void sendMessage(
        UdpAddress address,
        byte[] message,
        @Nullable TransportStateReference reference,
        long timeoutMillis,
        int maxRetries) {
      reply.accept(message);
    }

    @Override
    public UdpAddress getListenAddress() {
      return peer;
    }

    @Override
    public int getMaxInboundMessageSize() {
      return MOST_BYTES;
    }
  }
}
