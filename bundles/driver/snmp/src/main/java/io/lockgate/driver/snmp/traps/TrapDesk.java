// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.traps;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device.Feed;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.snmp.refusal.RefusedMessages;
import io.lockgate.driver.snmp.settings.Addresses;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.DeviceSettings;
import io.lockgate.driver.snmp.settings.Version;
import io.lockgate.driver.snmp.wire.Inbox;
import io.lockgate.driver.snmp.wire.LocalEngine;
import io.lockgate.driver.snmp.wire.Peek;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.snmp4j.PDU;

/**
 * Where notifications meet the devices they come from. Only addresses of devices that somebody listens to are heard, and
 * only with the credentials of their link: all else is dropped before it is taken apart, counted, and audited. Thread-safe.
 */
@Component(service = TrapDesk.class)
public final class TrapDesk {
  private final LocalEngine engine;
  private final RefusedMessages refusals;
  private final List<Place> places = new CopyOnWriteArrayList<>();
  private final AtomicLong strangers = new AtomicLong();
  private final AtomicLong heard = new AtomicLong();

  /** Nobody listens yet. */
  @Activate
  public TrapDesk(
      @Reference LocalEngine engine, @Reference AuditLog log, @Reference GatewayClock clock) {
    this.engine = engine;
    refusals = new RefusedMessages("snmp", log, clock);
  }

  @Deactivate
  void stop() {
    refusals.close();
  }

  /**
   * Begins to hear a device; whether the port is open is another matter.
   *
   * @param context looks its name up, on the link's worker
   * @return fails with {@link DriverException.Refused} when its name leads nowhere
   */
  public CompletionStage<Feed> hear(
      DeviceSettings device, Subscriber subscriber, LinkContext context, Deadline deadline) {
    List<String> names = new ArrayList<>(device.trapsFrom());
    names.add(device.host());
    CompletionStage<Set<InetAddress>> addresses;
    if (names.stream().allMatch(Addresses::isLiteral)) {
      addresses = inline(names);
    } else {
      addresses = context.blocking(() -> addresses(names), deadline);
    }
    return addresses.thenApply(
        from -> {
          Place place = new Place(from, subscriber);
          places.add(place);
          return place;
        });
  }

  private static CompletionStage<Set<InetAddress>> inline(List<String> literals) {
    try {
      return CompletableFuture.completedFuture(addresses(literals));
    } catch (DriverException unknown) {
      return DriverException.failed(unknown);
    }
  }

  private static Set<InetAddress> addresses(List<String> names) throws DriverException {
    Set<InetAddress> addresses = new HashSet<>();
    for (String name : names) {
      try {
        addresses.addAll(List.of(InetAddress.getAllByName(name)));
      } catch (UnknownHostException unknown) {
        throw new DriverException.Refused(0, false, "nobody knows the address of " + name);
      }
    }
    return addresses;
  }

  /** A datagram has come to the port. */
  public void received(InetSocketAddress from, ByteBuffer datagram, Consumer<byte[]> reply) {
    Optional<Peek> peek = Peek.of(datagram);
    Optional<Place> place =
        peek.flatMap(
            its ->
                places.stream()
                    .filter(each -> each.from.contains(from.getAddress()) && each.isBy(its))
                    .findFirst());
    if (place.isPresent()) {
      place.get().inbox.received(from, datagram, reply);
    } else {
      strangers.incrementAndGet();
      refusals.refused(from.getAddress(), "nobody listens to this sender");
    }
  }

  /** Datagrams so far that came from nobody we listen to, or were none. */
  public long strangers() {
    return strangers.get();
  }

  /** Notifications so far. */
  public long heard() {
    return heard.get();
  }

  private final class Place implements Feed {
    private final Set<InetAddress> from;
    private final Subscriber subscriber;
    private final Inbox inbox;
    private volatile boolean closed;

    Place(Set<InetAddress> from, Subscriber subscriber) {
      this.from = Set.copyOf(from);
      this.subscriber = subscriber;
      inbox =
          Inbox.ofNotifications(
              engine, List.of(subscriber.access()), this::answer, refusals::refused);
    }

    /** By name; whether it is genuine is seen later. Nothing that is not signed gets that far, save who asks for an engine. */
    boolean isBy(Peek peek) {
      Credentials credentials = subscriber.access().credentials();
      if (credentials instanceof Credentials.User user) {
        return peek.version() == 3
            && (peek.withoutEngine() || (peek.signed() && peek.name().equals(user.name())));
      }
      Credentials.Community community = (Credentials.Community) credentials;
      int version = community.version() == Version.V1 ? 0 : 1;
      return peek.version() == version && peek.name().equals(community.community());
    }

    private Optional<PDU> answer(PDU request, int mostBytes) {
      Optional<Notification> notification = Notification.of(request);
      if (notification.isEmpty() || closed) {
        return Optional.empty();
      }
      heard.incrementAndGet();
      subscriber.heard(notification.get());
      if (request.getType() != PDU.INFORM) {
        return Optional.empty();
      }
      PDU answer = Inbox.answerTo(request);
      request.getVariableBindings().forEach(answer::add);
      return Optional.of(answer);
    }

    @Override
    public void close() {
      closed = true;
      places.remove(this);
    }
  }
}
