// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Security;
import io.lockgate.driver.snmp.settings.Version;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Target;
import org.snmp4j.TransportStateReference;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.UsmTimeTable;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.util.DefaultPDUFactory;

/**
 * The library as a codec for one set of credentials: makes messages, and takes them apart. It has no socket, no thread and
 * no timer; {@link Call}s carry the bytes. Thread-safe.
 */
public final class Session implements CommandResponder {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ENGINE_BYTES = 12;
  private static final byte LOCAL_ENGINE = (byte) 0x80;

  private final Credentials credentials;
  private final MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
  private final MPv3 version3;

  private Session(Credentials credentials, MPv3 version3) {
    this.credentials = credentials;
    this.version3 = version3;
  }

  /** One with these credentials. */
  public static Session of(Access access) {
    Credentials credentials = access.credentials();
    Library.prepare();
    CounterSupport counters = new CounterSupport();
    OctetString engine = new OctetString(ownEngine());
    List<UserKeys> users = access.keys().stream().toList();
    KeyedUsm usm = new KeyedUsm(engine, new UsmTimeTable(engine, 0), counters, users);
    MPv3 version3 = new MPv3(usm);
    SecurityModels models = SecurityModels.getCollection(new SecurityModel[] {usm});
    version3.setSecurityModels(models);
    version3.setCounterSupport(counters);
    Session session = new Session(credentials, version3);
    session.dispatcher.addMessageProcessingModel(
        switch (credentials.version()) {
          case V1 -> new MPv1();
          case V2C -> new MPv2c();
          case V3 -> version3;
        });
    session.dispatcher.addCommandResponder(session);
    return session;
  }

  /** Who only asks is never the authority for time; its engine needs a name that nobody else has. */
  private static byte[] ownEngine() {
    byte[] engine = new byte[ENGINE_BYTES];
    RANDOM.nextBytes(engine);
    engine[0] = LOCAL_ENGINE;
    return engine;
  }

  Version version() {
    return credentials.version();
  }

  /** An empty request of the right version. */
  PDU request(int type, String context) {
    PDU pdu = DefaultPDUFactory.createPDU(wireVersion());
    pdu.setType(type);
    if (pdu instanceof ScopedPDU scoped) {
      scoped.setContextName(new OctetString(context));
    }
    return pdu;
  }

  private int wireVersion() {
    return switch (credentials.version()) {
      case V1 -> SnmpConstants.version1;
      case V2C -> SnmpConstants.version2c;
      case V3 -> SnmpConstants.version3;
    };
  }

  private Target<UdpAddress> target(UdpAddress peer) {
    Target<UdpAddress> target;
    if (credentials instanceof Credentials.User user) {
      int level =
          user.security() == Security.AUTH_PRIV
              ? SecurityLevel.AUTH_PRIV
              : SecurityLevel.AUTH_NOPRIV;
      target = new UserTarget<>(peer, new OctetString(user.name()), new byte[0], level);
    } else {
      target =
          new CommunityTarget<>(
              peer, new OctetString(((Credentials.Community) credentials).community()));
    }
    target.setVersion(wireVersion());
    target.setRetries(0);
    return target;
  }

  /** Makes the message of a call and has it sent. */
  void send(Call call, UdpAddress peer, PDU pdu) throws MessageException {
    dispatcher.sendPdu(call, target(peer), pdu, true, call);
  }

  /** Takes a message apart; what it says is heard by its call, nothing when it cannot be trusted. */
  void received(Call call, UdpAddress peer, ByteBuffer message) {
    dispatcher.processMessage(
        call,
        peer,
        message,
        new TransportStateReference(
            call, peer, null, SecurityLevel.undefined, SecurityLevel.undefined, false, null));
  }

  /** Whether a request can be sent at once: the engine of the device is known, or not needed. */
  boolean knows(UdpAddress peer) {
    return version() != Version.V3 || version3.getEngineID(peer) != null;
  }

  /** The device at that place has another engine than before; false when none was known. */
  boolean forgetEngine(UdpAddress peer) {
    return version3.removeEngineID(peer) != null;
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    if (event.getTransportMapping() instanceof Call call) {
      event.setProcessed(true);
      call.heard(event);
    }
  }

  /** Whether an answer is of the community that was asked. */
  boolean isOurs(byte[] securityName) {
    return !(credentials instanceof Credentials.Community community)
        || new OctetString(community.community()).equalsValue(securityName);
  }
}
