// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What {@code gateway:services} says. */
final class Services {
  private Services() {}

  /** State of a service, {@code absent} when it is not listed. */
  static String state(GatewayProcess gateway, String id) {
    for (JsonNode service : gateway.shell("gateway:services", "--json").json()) {
      if (service.get("id").asText().equals(id)) {
        return service.get("state").asText();
      }
    }
    return "absent";
  }

  static void awaitState(GatewayProcess gateway, String id, String state, Duration limit) {
    Awaitility.await(id + " " + state)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> state(gateway, id).equals(state));
  }
}
