// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** The least that publishes: made-up samples in the same JSON, a message after the other, each waited for. */
final class PahoLoop {
  private PahoLoop() {}

  /**
   * Publishes and ends.
   *
   * @param args port under TLS, file of the broker's certificate, topic, number of messages, samples in each
   */
  public static void main(String[] args) throws Exception {
    int messages = Integer.parseInt(args[3]);
    int size = Integer.parseInt(args[4]);
    MqttClient client =
        new MqttClient("ssl://127.0.0.1:" + args[0], "paho-loop", new MemoryPersistence());
    MqttConnectOptions options = new MqttConnectOptions();
    options.setSocketFactory(trusting(Path.of(args[1])));
    client.connect(options);
    long sequence = 0;
    for (int i = 0; i < messages; i++) {
      StringBuilder json = new StringBuilder("{\"timestamp\":\"2026-01-01T00:00:00Z\",\"device\":");
      json.append("\"d\",\"items\":[");
      for (int point = 0; point < size; point++) {
        json.append(point == 0 ? "" : ",").append("{\"valueItemId\":\"R").append(point);
        json.append("\",\"values\":[{\"t\":0,\"v\":").append(point).append(",\"s\":");
        json.append(++sequence).append("}]}");
      }
      byte[] payload = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
      client.publish(args[2] + "/d", payload, 1, false);
    }
    client.disconnect();
    client.close();
  }

  private static SSLSocketFactory trusting(Path certificate)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(certificate)) {
      trusted.setCertificateEntry(
          "broker", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
