// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import io.lockgate.driver.modbus.settings.Keys;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of a link. A form only: read by the framework, see {@link io.lockgate.api.driver.Driver}. */
@ObjectClassDefinition(
    factoryPid = "io.lockgate.driver.modbus.link",
    name = "Modbus link",
    description = "A TCP connection, a UDP socket or a serial bus with Modbus devices")
@interface LinkForm {
  @AttributeDefinition(name = "Enabled", description = "false takes the link out of service")
  boolean enabled() default true;

  @AttributeDefinition(
      name = "Transport",
      description =
          "tcp: Modbus TCP; tls: Modbus/TCP Security; rtu-tcp: RTU frames over TCP (serial server);"
              + " udp: Modbus TCP frames over UDP; rtu, ascii: serial line",
      options = {
        @Option(label = "Modbus TCP", value = "tcp"),
        @Option(label = "Modbus/TCP Security", value = "tls"),
        @Option(label = "RTU over TCP", value = "rtu-tcp"),
        @Option(label = "Modbus UDP", value = "udp"),
        @Option(label = "RTU on a serial line", value = "rtu"),
        @Option(label = "ASCII on a serial line", value = "ascii")
      })
  String transport() default Keys.Default.TRANSPORT;

  @AttributeDefinition(
      name = "Host",
      description = "Name or address; needed for tcp, tls, rtu-tcp and udp",
      required = false)
  String host() default "";

  @AttributeDefinition(
      name = "Port",
      description = "TCP or UDP port, 1 to 65535; tls: usually 802",
      min = "1",
      max = "65535")
  int port() default Keys.Default.PORT;

  @AttributeDefinition(
      name = "Trusted certificates",
      description =
          "tls: PEM file in the configuration folder with the authorities that certify the device, or"
              + " with its own certificate",
      required = false)
  String tls$_$trust() default "";

  @AttributeDefinition(
      name = "Own certificate",
      description = "tls: PEM file in the configuration folder that the device is shown",
      required = false)
  String tls$_$certificate() default "";

  @AttributeDefinition(
      name = "Own key",
      description =
          "tls: PEM file in the configuration folder, PKCS#8, mode 600; empty: in the file of the"
              + " certificate",
      required = false)
  String tls$_$key() default "";

  @AttributeDefinition(
      name = "Server name",
      description = "tls: name or address in the device's certificate; empty: the host",
      required = false)
  String server$_$name() default "";

  @AttributeDefinition(
      name = "Serial port",
      description = "Path of the port; needed for rtu and ascii",
      required = false)
  String serial$_$port() default "";

  @AttributeDefinition(
      name = "Baud rate",
      description = "Bits a second, 300 to 4000000",
      min = "300",
      max = "4000000")
  int baud() default Keys.Default.BAUD;

  @AttributeDefinition(
      name = "Data bits",
      description = "8; 7 is common with ascii only",
      min = "7",
      max = "8")
  int data$_$bits() default Keys.Default.DATA_BITS;

  @AttributeDefinition(
      name = "Parity",
      description = "Parity bit: none, even or odd",
      options = {
        @Option(label = "None", value = "none"),
        @Option(label = "Even", value = "even"),
        @Option(label = "Odd", value = "odd")
      })
  String parity() default Keys.Default.PARITY;

  @AttributeDefinition(
      name = "Stop bits",
      description = "1; 2 is common without parity",
      min = "1",
      max = "2")
  int stop$_$bits() default Keys.Default.STOP_BITS;

  @AttributeDefinition(
      name = "Pipelining",
      description =
          "Requests under way at a time, 1 to 16; more than 1 only for tcp, tls and udp, and only where the device allows it",
      min = "1",
      max = "16")
  int pipelining() default Keys.Default.PIPELINING;

  @AttributeDefinition(
      name = "Pause after connect",
      description = "Milliseconds of silence after connecting, 0 to 60000",
      min = "0",
      max = "60000")
  int pause$_$after$_$connect$_$ms() default 0;

  @AttributeDefinition(
      name = "Pause between requests",
      description =
          "Milliseconds of silence between a reply and the next request, 0 to 10000; beyond the gap of a serial line",
      min = "0",
      max = "10000")
  int pause$_$between$_$requests$_$ms() default 0;

  @AttributeDefinition(
      name = "Close after poll",
      description =
          "true: the TCP connection is closed after each poll; for devices with few connections")
  boolean close$_$after$_$poll() default false;

  @AttributeDefinition(
      name = "Time-out",
      description = "Milliseconds to wait for a reply, 10 to 60000",
      min = "10",
      max = "60000")
  int timeout$_$ms() default Keys.Default.TIMEOUT_MS;
}
