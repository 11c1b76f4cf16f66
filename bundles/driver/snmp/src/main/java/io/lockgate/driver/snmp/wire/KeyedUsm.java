// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmTimeTable;
import org.snmp4j.security.UsmUser;
import org.snmp4j.security.UsmUserEntry;
import org.snmp4j.security.UsmUserTable;
import org.snmp4j.smi.OctetString;

/**
 * The user-based security model with users whose password keys are made already. The keys at engines are kept, the newest
 * 4,096 of them. Thread-safe.
 */
final class KeyedUsm extends USM {
  private static final long serialVersionUID = 1L;
  private static final int MOST_ENGINES = 4_096;

  private final transient Map<OctetString, UserKeys> users;
  private final transient Map<Place, UsmUserEntry> known = new Newest();

  private record Place(OctetString engine, OctetString user) {}

  private static final class Newest extends LinkedHashMap<Place, UsmUserEntry> {
    private static final long serialVersionUID = 1L;

    Newest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Place, UsmUserEntry> eldest) {
      return size() > MOST_ENGINES;
    }
  }

  KeyedUsm(
      OctetString localEngine, UsmTimeTable times, CounterSupport counters, List<UserKeys> users) {
    super(protocols(), localEngine, times.getEngineBoots(), counters, new UsmUserTable(), times);
    this.users = users.stream().collect(Collectors.toMap(UserKeys::name, each -> each));
  }

  /** What settings can name, and nothing older. */
  private static SecurityProtocols protocols() {
    SecurityProtocols protocols =
        new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxSecurity);
    protocols.removeAll();
    protocols.addAuthenticationProtocol(new AuthHMAC192SHA256());
    protocols.addAuthenticationProtocol(new AuthHMAC256SHA384());
    protocols.addAuthenticationProtocol(new AuthHMAC384SHA512());
    protocols.addPrivacyProtocol(new PrivAES128());
    protocols.addPrivacyProtocol(new PrivAES192());
    protocols.addPrivacyProtocol(new PrivAES256());
    return protocols;
  }

  @Override
  public boolean hasUser(@Nullable OctetString engine, OctetString name) {
    return name.length() == 0 || users.containsKey(name);
  }

  @Override
  public @Nullable UsmUserEntry getUser(
      @Nullable OctetString engine,
      OctetString name,
      UsmUser.LocalizationGrant grant,
      boolean readonly) {
    UserKeys keys = users.get(name);
    if (keys == null && name.length() > 0) {
      return null;
    }
    if (keys == null || engine == null || engine.length() == 0) {
      return new UsmUserEntry(name, new UsmUser(name, null, null, null, null));
    }
    synchronized (known) {
      return known.computeIfAbsent(
          new Place(engine, name), place -> keys.at(place.engine().getValue()));
    }
  }
}
