// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import static io.lockgate.core.config.GenerationalConfigStoreTest.BY;
import static io.lockgate.core.config.fakes.Gateway.LINK;
import static io.lockgate.core.config.fakes.Gateway.SERVICE;
import static io.lockgate.core.config.fakes.Gateway.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.Generation;
import io.lockgate.core.config.fakes.FakeAttribute;
import io.lockgate.core.config.fakes.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.metatype.AttributeDefinition;

class HandEditTest {
  private static final String FILE = WEB + ".cfg";

  private final Gateway gateway;

  HandEditTest(@TempDir Path root) throws IOException {
    gateway = new Gateway(root);
    gateway.etc(FILE, "#port = 8443\n");
    gateway.etc(SERVICE + ".cfg", "# services\n");
  }

  private static void settle(GenerationalConfigStore store) {
    store.poll();
    store.poll();
  }

  private static List<String> problems(GenerationalConfigStore store) {
    return store.problems().stream().map(Object::toString).toList();
  }

  @Test
  void an_edit_that_stands_still_becomes_a_generation() throws Exception {
    GenerationalConfigStore store = gateway.open();
    String text = "#port = 8443\n  port=443   \n";
    gateway.etc(FILE, text);
    store.poll();
    assertEquals(1, store.history().size());
    store.poll();
    Generation made = store.history().get(0);
    assertEquals(2, made.number());
    assertEquals("system", made.by());
    assertEquals("edited etc/" + FILE, made.reason());
    assertEquals(443, gateway.admin.value(WEB, "port"));
    assertEquals(text, gateway.etc(FILE));
    assertEquals(List.of("CONFIG_CHANGED " + WEB), gateway.audit.summary());
    settle(store);
    assertEquals(2, store.history().size());
  }

  @Test
  void a_bad_edit_is_refused_with_file_line_and_reason_and_the_running_setting_stays()
      throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(ConfigChange.none().set(WEB, "port", "443"), BY, "");
    gateway.etc(FILE, "port = 0\n\ntitl = x\nsecure\nnames = a,b,c,d\ntoken = \\q\n");
    settle(store);
    assertEquals(
        List.of(
            FILE + ":1: port: '0' is not allowed: less than 1",
            FILE + ":3: titl: unknown setting, did you mean title",
            FILE + ":4: : no '=' in this line; a comment begins with '#'",
            FILE + ":5: names: holds more than 3 values",
            FILE + ":6: token: \\q means nothing; write \\\\ for a backslash"),
        problems(store));
    assertEquals(443, gateway.admin.value(WEB, "port"));
    assertEquals(2, store.history().size());
    settle(store);
    assertEquals(
        List.of("CONFIG_CHANGED " + WEB, "CONFIG_REJECTED " + FILE), gateway.audit.summary());
    gateway.etc(FILE, "port = 444\n");
    settle(store);
    assertEquals(List.of(), problems(store));
    assertEquals(444, gateway.admin.value(WEB, "port"));
  }

  @Test
  void a_rejected_secret_is_named_nowhere() throws Exception {
    GenerationalConfigStore store = gateway.open();
    gateway.etc(FILE, "token = canary\\q\ncanary\nport = 1\nport = canary\n");
    settle(store);
    assertEquals(3, store.problems().size());
    assertTrue(!problems(store).toString().contains("canary"));
    assertTrue(!gateway.audit.events().toString().contains("canary"));
  }

  @Test
  void a_file_for_an_unknown_pid_is_kept_and_taken_when_its_bundle_appears() throws Exception {
    gateway.etc("com.oem.new.cfg", "a = 1\n");
    GenerationalConfigStore store = gateway.open();
    assertEquals(
        List.of("com.oem.new.cfg:0: com.oem.new: no installed bundle knows this pid"),
        problems(store));
    assertEquals(List.of(), gateway.audit.summary());
    gateway.bundles.install(
        "com.oem.new", "com.oem.new", FakeAttribute.bare("a", AttributeDefinition.INTEGER));
    store.bundleResolved();
    assertEquals(1, gateway.admin.value("com.oem.new", "a"));
    assertEquals("edited etc/com.oem.new.cfg", store.history().get(0).reason());
    assertEquals(List.of(), problems(store));
  }

  @Test
  void a_file_of_the_platform_is_refused() throws Exception {
    gateway.etc("org.apache.karaf.features.cfg", "featuresBoot = evil\n");
    GenerationalConfigStore store = gateway.open();
    assertEquals(
        List.of(
            "org.apache.karaf.features.cfg:0: org.apache.karaf.features: not configurable here"),
        problems(store));
    assertNull(gateway.admin.properties("org.apache.karaf.features"));
    assertEquals(List.of("CONFIG_REJECTED org.apache.karaf.features.cfg"), gateway.audit.summary());
  }

  @Test
  void the_first_start_takes_the_files_as_they_are() throws Exception {
    gateway.etc(FILE, "port = 443\n");
    gateway.etc(LINK + "~a.cfg", "baud = 1\n");
    GenerationalConfigStore store = gateway.open();
    assertEquals(1, store.history().size());
    assertEquals(443, gateway.admin.value(WEB, "port"));
    assertNull(gateway.admin.properties(LINK + "~a"));
    assertEquals(2, store.problems().size());
  }

  @Test
  void an_edit_while_stopped_is_taken_up_at_the_start() throws Exception {
    gateway.open().change(ConfigChange.none().set(WEB, "port", "443"), BY, "");
    gateway.etc(FILE, "#port = 8443\n");
    GenerationalConfigStore store = gateway.open();
    assertEquals(Map.of(), store.get(WEB));
    assertEquals(3, store.history().get(0).number());
  }

  @Test
  void a_file_that_a_crash_left_behind_is_brought_forward() throws Exception {
    GenerationalConfigStore store = gateway.open();
    byte[] marker = Files.readAllBytes(gateway.folders.generations().resolve("in-files"));
    String before = gateway.etc(FILE);
    store.change(ConfigChange.none().set(WEB, "port", "443"), BY, "");
    gateway.etc(FILE, before);
    Files.write(gateway.folders.generations().resolve("in-files"), marker);
    GenerationalConfigStore again = gateway.open();
    assertEquals("#port = 8443\nport = 443\n", gateway.etc(FILE));
    assertEquals(2, again.history().get(0).number());
  }

  @Test
  void a_file_that_a_crash_left_without_bytes_is_written_anew() throws Exception {
    gateway.open().change(ConfigChange.none().set(WEB, "port", "443"), BY, "");
    gateway.etc(FILE, "");
    GenerationalConfigStore store = gateway.open();
    assertEquals(Map.of("port", "443"), store.get(WEB));
    assertEquals("port = 443\n", gateway.etc(FILE));
    settle(store);
    assertEquals(2, store.history().size());
  }

  @Test
  void a_removed_file_removes_its_settings_but_a_lost_folder_does_not() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(ConfigChange.none().set(WEB, "port", "443").set(SERVICE, "web", "off"), BY, "");
    Files.delete(gateway.folders.etc().resolve(FILE));
    settle(store);
    assertEquals(Map.of(), store.get(WEB));
    Files.delete(gateway.folders.etc().resolve(SERVICE + ".cfg"));
    settle(store);
    assertEquals(Map.of("web", "off"), store.get(SERVICE));
    assertEquals("web = off\n", gateway.etc(SERVICE + ".cfg"));
    Files.delete(gateway.folders.etc().resolve(SERVICE + ".cfg"));
    Files.delete(gateway.folders.etc());
    gateway.open();
    assertEquals("web = off\n", gateway.etc(SERVICE + ".cfg"));
  }

  @Test
  void an_edit_and_a_change_at_the_same_time_both_hold() throws Exception {
    GenerationalConfigStore store = gateway.open();
    gateway.etc(FILE, "#port = 8443\ntitle = by hand\n");
    store.poll();
    store.change(ConfigChange.none().set(WEB, "port", "443"), BY, "");
    assertEquals("#port = 8443\nport = 443\ntitle = by hand\n", gateway.etc(FILE));
    settle(store);
    assertEquals(Map.of("port", "443", "title", "by hand"), store.get(WEB));
    assertEquals("by hand", gateway.admin.value(WEB, "title"));
  }

  @Test
  void changes_from_many_threads_all_hold() throws Exception {
    GenerationalConfigStore store = gateway.open();
    Stream.iterate(0, i -> i + 1)
        .limit(40)
        .parallel()
        .forEach(
            i -> {
              try {
                store.change(ConfigChange.none().set(SERVICE, "s" + i, "off"), BY, "");
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertEquals(40, store.get(SERVICE).size());
    assertEquals(41, store.history().get(0).number());
    assertEquals(store.get(SERVICE), gateway.open().get(SERVICE));
  }

  @Test
  void a_change_beside_a_rejected_edit_touches_its_own_line_alone() throws Exception {
    GenerationalConfigStore store = gateway.open();
    gateway.etc(FILE, "port = zero\n");
    settle(store);
    store.change(ConfigChange.none().set(WEB, "title", "x"), BY, "");
    assertEquals("port = zero\ntitle = x\n", gateway.etc(FILE));
    settle(store);
    assertEquals(Map.of("title", "x"), store.get(WEB));
    assertEquals(1, store.problems().size());
  }

  @Test
  void bytes_that_are_no_text_are_refused_with_their_line() throws Exception {
    GenerationalConfigStore store = gateway.open();
    Files.write(gateway.folders.etc().resolve(FILE), new byte[] {'#', '\n', (byte) 0xff, '\n'});
    settle(store);
    assertEquals(List.of(FILE + ":2: : not UTF-8 text"), problems(store));
  }
}
