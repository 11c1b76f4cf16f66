// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of one broker. */
@ObjectClassDefinition(
    name = "MQTT broker",
    description = "A destination for samples, and where orders may come from")
@interface BrokerSettings {
  @AttributeDefinition(name = "Enabled", description = "false takes the broker out of service")
  boolean enabled() default true;

  @AttributeDefinition(name = "Host", description = "DNS name or address of the broker")
  String host();

  @AttributeDefinition(
      name = "Port",
      description = "1 to 65535; 0: 443 for websocket, 8883 for tls, 1883 for plain",
      min = "0",
      max = "65535")
  int port() default 0;

  @AttributeDefinition(
      name = "Transport",
      description = "How the broker is reached",
      options = {
        @Option(label = "WebSocket under TLS", value = "websocket"),
        @Option(label = "TLS", value = "tls"),
        @Option(label = "Plain, insecure", value = "plain")
      })
  String transport() default "tls";

  @AttributeDefinition(
      name = "Allow insecure",
      description =
          "true: transport plain may be used, which everybody on the way can read and forge; orders"
              + " are then not taken")
  boolean allow$_$insecure() default false;

  @AttributeDefinition(name = "Path", description = "Of the WebSocket")
  String path() default "/mqtt";

  @AttributeDefinition(
      name = "Version",
      description = "Of MQTT",
      options = {
        @Option(label = "MQTT 5", value = "5"),
        @Option(label = "MQTT 3.1.1", value = "3.1.1")
      })
  String version() default "3.1.1";

  @AttributeDefinition(
      name = "Client id",
      description = "What the gateway calls itself; empty: made from the device's key",
      required = false)
  String client$_$id() default "";

  @AttributeDefinition(
      name = "Gateway",
      description = "What {gateway} stands for in topics; empty: the client id",
      required = false)
  String gateway() default "";

  @AttributeDefinition(name = "User", description = "Empty: none is told", required = false)
  String user() default "";

  @AttributeDefinition(
      name = "Secret",
      description =
          "Name of the secret with the password, or with the device's key of a hub; set by"
              + " gateway:secret-set",
      required = false)
  String secret() default "";

  @AttributeDefinition(
      name = "Trusted certificates",
      description =
          "PEM file in the configuration folder; empty: the authorities that the platform trusts",
      required = false)
  String trust() default "";

  @AttributeDefinition(
      name = "Own certificate",
      description = "PEM file in the configuration folder; empty: none is shown",
      required = false)
  String certificate() default "";

  @AttributeDefinition(
      name = "Own key",
      description =
          "PEM file (PKCS#8) in the configuration folder, readable by the gateway's user only;"
              + " empty: in the file of the certificate",
      required = false)
  String key() default "";

  @AttributeDefinition(
      name = "Server name",
      description = "What the broker's certificate must be for; empty: the host",
      required = false)
  String server$_$name() default "";

  @AttributeDefinition(
      name = "Proxy",
      description = "Host and port of an HTTP proxy, proxy.example:3128; empty: none",
      required = false)
  String proxy() default "";

  @AttributeDefinition(name = "User at the proxy", description = "Empty: none", required = false)
  String proxy$_$user() default "";

  @AttributeDefinition(
      name = "Secret for the proxy",
      description = "Name of the secret with the password at the proxy",
      required = false)
  String proxy$_$secret() default "";

  @AttributeDefinition(
      name = "Keep alive",
      description = "Seconds of silence after which the connection is tried, 5 to 3600",
      min = "5",
      max = "3600")
  int keep$_$alive$_$s() default 60;

  @AttributeDefinition(
      name = "Time-out",
      description = "Seconds for making a connection, 1 to 300",
      min = "1",
      max = "300")
  int timeout$_$s() default 15;

  @AttributeDefinition(
      name = "Template",
      description = "What is said, and where",
      options = {
        @Option(label = "JSON", value = "json"),
        @Option(label = "Sparkplug B", value = "sparkplug"),
        @Option(label = "Hub with device topics and SAS tokens", value = "hub")
      })
  String template() default "json";

  @AttributeDefinition(
      name = "Topic",
      description = "Of samples, for template json; with {gateway} {client} {device} {point}")
  String topic() default "lockgate/{gateway}/{device}";

  @AttributeDefinition(
      name = "Topic of the state",
      description = "Where online, offline and lost are retained; with {gateway} {client}")
  String status$_$topic() default "lockgate/{gateway}/status";

  @AttributeDefinition(
      name = "Topic of orders",
      description = "Where orders come, when they are taken; with {gateway} {client}")
  String command$_$topic() default "lockgate/{gateway}/command";

  @AttributeDefinition(
      name = "Topic of outcomes",
      description = "Where orders are answered; with {gateway} {client}")
  String outcome$_$topic() default "lockgate/{gateway}/outcome";

  @AttributeDefinition(
      name = "Topic of alarms",
      description =
          "Where each change of an alarm is told, whatever the template is; with {gateway} {client};"
              + " empty: nowhere",
      required = false)
  String alarm$_$topic() default "lockgate/{gateway}/alarm";

  @AttributeDefinition(
      name = "Topic of the topology",
      description =
          "Where the list of devices and points is uploaded, whatever the template is; with {gateway}"
              + " {client}; empty: nowhere",
      required = false)
  String topology$_$topic() default "";

  @AttributeDefinition(
      name = "Retain",
      description = "true: the broker keeps the last message of each topic of samples")
  boolean retain() default false;

  @AttributeDefinition(
      name = "Group",
      description = "Of edge nodes, for template sparkplug",
      required = false)
  String group() default "lockgate";

  @AttributeDefinition(
      name = "Orders",
      description = "true: who may publish at the broker may write to the field")
  boolean commands() default false;

  @AttributeDefinition(
      name = "Points",
      description =
          "Which go there: addresses with * for any characters, divided by blanks; empty: all",
      required = false)
  String points() default "";

  @AttributeDefinition(
      name = "Batch",
      description = "Most samples handed over at a time, 1 to 10000",
      min = "1",
      max = "10000")
  int batch() default 1_000;

  @AttributeDefinition(
      name = "Validity of a token",
      description = "Seconds a SAS token lasts, 60 to 86400; it is renewed before",
      min = "60",
      max = "86400")
  int token$_$s() default 3_600;
}
