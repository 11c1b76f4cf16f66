// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import io.lockgate.api.security.DeviceSigner;
import io.lockgate.north.csv.layout.FileName;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who this gateway is. Where no serial number is set it is taken from the device's key, which no other has and which stays;
 * so does the id that begins the names of files. Thread-safe.
 */
public final class ThisGateway implements Supplier<GatewayFacts> {
  private static final Logger LOG = LoggerFactory.getLogger(ThisGateway.class);
  private static final int SERIAL_BYTES = 8;
  private static final int ID_DIGITS = 8;

  private final String id;
  private final String name;
  private final String serial;

  /**
   * A gateway.
   *
   * @param name for people; blank: the serial number
   * @param id begins names of files; blank: the first digits of the serial number
   * @param serial blank: from the key
   */
  public ThisGateway(String name, String id, String serial, DeviceSigner signer) {
    String digits = serial.isBlank() ? digits(signer) : serial.strip();
    this.serial = digits;
    this.name = name.isBlank() ? digits : name.strip();
    String part = id.isBlank() ? digits.substring(0, Math.min(ID_DIGITS, digits.length())) : id;
    this.id = FileName.clean(part.strip());
  }

  private static String digits(DeviceSigner signer) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(signer.publicKey());
      return HexFormat.of().formatHex(digest, 0, SERIAL_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has no SHA-256", e);
    }
  }

  /** Short, the same for ever. */
  public String id() {
    return id;
  }

  /** With the address it has now. */
  @Override
  public GatewayFacts get() {
    Optional<NetworkInterface> main = mainInterface();
    String ip = main.flatMap(ThisGateway::address).map(InetAddress::getHostAddress).orElse("");
    return new GatewayFacts(id, name, serial, ip, main.map(ThisGateway::mac).orElse(""));
  }

  private static Optional<NetworkInterface> mainInterface() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(ThisGateway::isUp)
          .filter(each -> address(each).isPresent())
          .min(Comparator.comparingInt(NetworkInterface::getIndex));
    } catch (SocketException e) {
      LOG.warn("the interfaces of this host cannot be listed: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isUp(NetworkInterface each) {
    try {
      return each.isUp() && !each.isLoopback();
    } catch (SocketException e) {
      LOG.debug("an interface went away", e);
      return false;
    }
  }

  /** IPv4 first, as people know it. */
  private static Optional<InetAddress> address(NetworkInterface its) {
    List<InetAddress> all = its.inetAddresses().filter(each -> !each.isLinkLocalAddress()).toList();
    return all.stream().min(Comparator.comparingInt(each -> each.getAddress().length));
  }

  private static String mac(NetworkInterface its) {
    try {
      byte[] address = its.getHardwareAddress();
      return address == null ? "" : HexFormat.ofDelimiter(":").formatHex(address);
    } catch (SocketException e) {
      LOG.debug("an interface went away", e);
      return "";
    }
  }
}
