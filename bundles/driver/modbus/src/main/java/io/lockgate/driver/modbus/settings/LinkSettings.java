// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.driver.TlsFiles;
import java.time.Duration;

/**
 * A link as configured.
 *
 * @param carrier what carries the requests
 * @param peer the other side
 * @param pipelining requests under way at a time
 * @param pauseAfterConnect silence after connecting
 * @param pauseBetween silence between a reply and the next request
 * @param closeAfterPoll whether the connection is given up after each poll
 * @param timeout for a reply
 */
public record LinkSettings(
    Carrier carrier,
    Peer peer,
    int pipelining,
    Duration pauseAfterConnect,
    Duration pauseBetween,
    boolean closeAfterPoll,
    Duration timeout) {

  /** The other side. */
  public sealed interface Peer {
    /**
     * On the network.
     *
     * @param name name or address
     * @param port TCP or UDP port
     */
    record Host(String name, int port) implements Peer {}

    /**
     * On the network, under TLS.
     *
     * @param name name or address
     * @param port TCP port
     * @param tls who we are and whom we trust
     */
    record SecureHost(String name, int port, TlsFiles tls) implements Peer {}

    /**
     * On a serial port.
     *
     * @param line the port and its settings
     */
    record Bus(SerialLine line) implements Peer {}
  }

  /**
   * Reads them.
   *
   * @throws BadSetting one cannot work, or two not together
   */
  public static LinkSettings of(Settings settings) throws BadSetting {
    Form form = new Form(settings);
    Carrier carrier = form.choice(Keys.TRANSPORT, Carrier.class, Keys.Default.TRANSPORT);
    Duration between = form.millis(Keys.PAUSE_BETWEEN_REQUESTS, 0, 0, 10_000);
    int pipelining = form.number(Keys.PIPELINING, Keys.Default.PIPELINING, 1, 16);
    if (pipelining > 1 && !carrier.numbered()) {
      throw new BadSetting(Keys.PIPELINING, "must be 1: " + Form.word(carrier) + " has no numbers");
    }
    if (pipelining > 1 && !between.isZero()) {
      throw new BadSetting(Keys.PIPELINING, "must be 1 with a pause between requests");
    }
    boolean closeAfterPoll = form.flag(Keys.CLOSE_AFTER_POLL);
    if (closeAfterPoll && (carrier.serial() || carrier == Carrier.UDP)) {
      throw new BadSetting(Keys.CLOSE_AFTER_POLL, "is for TCP connections");
    }
    if (closeAfterPoll && pipelining > 1) {
      throw new BadSetting(Keys.CLOSE_AFTER_POLL, "needs pipelining 1");
    }
    return new LinkSettings(
        carrier,
        carrier.serial() ? new Peer.Bus(line(form, carrier)) : host(form, carrier),
        pipelining,
        form.millis(Keys.PAUSE_AFTER_CONNECT, 0, 0, 60_000),
        between,
        closeAfterPoll,
        form.millis(Keys.TIMEOUT, Keys.Default.TIMEOUT_MS, 10, 60_000));
  }

  private static Peer host(Form form, Carrier carrier) throws BadSetting {
    String reason = "for " + Form.word(carrier);
    String name = form.required(Keys.HOST, reason);
    int port = form.number(Keys.PORT, Keys.Default.PORT, 1, 65_535);
    if (carrier != Carrier.TLS) {
      return new Peer.Host(name, port);
    }
    String certificate = form.required(Keys.TLS_CERTIFICATE, reason);
    return new Peer.SecureHost(
        name,
        port,
        new TlsFiles(
            form.required(Keys.TLS_TRUST, reason),
            certificate,
            form.text(Keys.TLS_KEY, certificate),
            form.text(Keys.SERVER_NAME, name)));
  }

  private static SerialLine line(Form form, Carrier carrier) throws BadSetting {
    int baud = form.number(Keys.BAUD, Keys.Default.BAUD, 300, 4_000_000);
    int dataBits = form.number(Keys.DATA_BITS, Keys.Default.DATA_BITS, 7, 8);
    int stopBits = form.number(Keys.STOP_BITS, Keys.Default.STOP_BITS, 1, 2);
    SerialLine.Parity parity =
        form.choice(Keys.PARITY, SerialLine.Parity.class, Keys.Default.PARITY);
    if (carrier == Carrier.RTU && dataBits != 8) {
      throw new BadSetting(Keys.DATA_BITS, "must be 8 for rtu");
    }
    int bits = 1 + dataBits + (parity == SerialLine.Parity.NONE ? 0 : 1) + stopBits;
    return new SerialLine(
        form.required(Keys.SERIAL_PORT, "for " + Form.word(carrier)),
        baud,
        dataBits,
        parity,
        stopBits,
        carrier == Carrier.RTU ? Silence.between(baud, bits) : Duration.ZERO);
  }
}
