// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R112: domain names are the same in any letter case, with a final dot, in Unicode and Punycode. */
class HostPatternTest {
  private static boolean matches(String entry, String host, int port) {
    HostPattern pattern = HostPattern.parse(entry);
    return HostPattern.canonical(host).filter(each -> pattern.matches(each, port)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "broker.example.com:8883, broker.example.com, 8883",
    "broker.example.com:8883, BROKER.Example.COM, 8883",
    "BROKER.Example.COM.:8883, broker.example.com, 8883",
    "broker.example.com:8883, broker.example.com., 8883",
    "broker.example.com, broker.example.com, 1",
    "bücher.example:443, BÜCHER.example, 443",
    "bücher.example:443, xn--bcher-kva.example, 443",
    "xn--bcher-kva.example:443, Bücher.Example., 443",
    "XN--BCHER-KVA.example:443, bücher.example, 443",
    "例え.テスト:443, xn--r8jz45g.xn--zckzah, 443",
    "例え。テスト:443, 例え.テスト, 443",
    "*.example.com:443, a.example.com, 443",
    "*.Example.com:443, a.b.EXAMPLE.com., 443",
    "my_broker:1883, MY_BROKER, 1883",
    "192.0.2.7:6514, 192.0.2.7, 6514",
    "192.0.2.7:6514, ::ffff:192.0.2.7, 6514",
    "192.0.2.7:6514, １９２.0.2.7, 6514",
    "[2001:db8::7]:443, 2001:DB8:0:0:0:0:0:7, 443",
    "[2001:db8::7]:443, [2001:db8::7], 443",
    "2001:db8::7, 2001:db8::7, 9"
  })
  void same(String entry, String host, int port) {
    assertTrue(matches(entry, host, port));
  }

  @ParameterizedTest
  @CsvSource({
    "broker.example.com:8883, broker.example.com, 8884",
    "broker.example.com:8883, example.com, 8883",
    "broker.example.com:8883, x.broker.example.com, 8883",
    "broker.example.com:8883, broker.example.com.evil.example, 8883",
    "broker.example.com:8883, broker.example.com.., 8883",
    "*.example.com:443, example.com, 443",
    "*.example.com:443, evilexample.com, 443",
    "*.example.com:443, .example.com, 443",
    "bücher.example:443, bucher.example, 443",
    "192.0.2.7:6514, 192.0.2.70, 6514",
    "192.0.2.7, 192.0.2.07, 6514",
    "127.0.0.1, 127.1, 80",
    "127.0.0.1, 2130706433, 80",
    "[2001:db8::7]:443, 2001:db8::8, 443"
  })
  void another(String entry, String host, int port) {
    assertFalse(matches(entry, host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "*.*.example.com",
        "a.*.example.com",
        "host:0",
        "host:65536",
        "host:x",
        "host:",
        ":443",
        "ho st:443",
        "https://host",
        "host/path",
        "user@host",
        "-a.example.com",
        "1.2.3.999",
        "300.1.1.1",
        "1.2.3",
        "*.192.0.2.7",
        "[192.0.2.7]:443",
        "[2001:db8::7",
        "2001:db8::7::1",
        "[fe80::1%nosuch0]:443",
        "a..b"
      })
  void no_destination(String entry) {
    assertThrows(IllegalArgumentException.class, () -> HostPattern.parse(entry));
  }

  @Test
  void language_of_the_machine_changes_nothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertTrue(matches("INFO.example.com:443", "info.example.com", 443));
      assertEquals("info.example", HostPattern.canonical("INFO.EXAMPLE").orElseThrow());
    } finally {
      Locale.setDefault(before);
    }
  }
}
