// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.Rig;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The forms: their keys, and defaults that the driver itself takes. */
final class FormsTest {
  /** Key and default by the rules of Metatype for methods of an annotation. */
  private static Map<String, String> defaults(Class<?> form) {
    Map<String, String> defaults = new TreeMap<>();
    for (Method method : form.getDeclaredMethods()) {
      Object value = method.getDefaultValue();
      defaults.put(method.getName().replace("$_$", "-"), value == null ? "" : value.toString());
    }
    return defaults;
  }

  private static List<String> keys(Class<?> form) {
    return List.copyOf(defaults(form).keySet());
  }

  @Test
  void keys_are_those_that_were_agreed() {
    assertEquals(
        List.of(
            "baud",
            "close-after-poll",
            "data-bits",
            "enabled",
            "host",
            "parity",
            "pause-after-connect-ms",
            "pause-between-requests-ms",
            "pipelining",
            "port",
            "serial-port",
            "server-name",
            "stop-bits",
            "timeout-ms",
            "tls-certificate",
            "tls-key",
            "tls-trust",
            "transport"),
        keys(LinkForm.class));
    assertEquals(
        List.of(
            "enabled",
            "forbidden",
            "link",
            "max-gap",
            "max-registers",
            "model",
            "one-based",
            "timeout-ms",
            "unit",
            "word-order"),
        keys(DeviceForm.class));
    assertEquals(
        List.of(
            "baud", "hosts", "parity", "port", "serial-port", "stop-bits", "timeout-ms", "units"),
        keys(RangeForm.class));
  }

  @Test
  void defaults_of_the_forms_are_taken_by_the_driver() throws Exception {
    Map<String, String> link = defaults(LinkForm.class);
    link.put("host", "h");
    Map<String, String> device = defaults(DeviceForm.class);
    assertEquals(List.of("tcp bus1 h 502"), Rig.of(Peers.silent(), link, device).context.asked);
    link.put("transport", "rtu");
    link.put("serial-port", "/dev/ttyS1");
    assertTrue(
        Rig.of(Peers.silent(), link, device)
            .context
            .asked
            .get(0)
            .contains("baud=19200, dataBits=8, parity=EVEN, stopBits=1"));
  }
}
