// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.laws;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.lockgate.api.planted.LeaningContract;
import io.lockgate.codec.planted.ChattyCodec;
import io.lockgate.core.planted.LawlessChannel;
import io.lockgate.core.planted.LawlessProvider;
import org.junit.jupiter.api.Test;

/** Each law stops a class planted against it: a law that cannot fail is none. */
class PlantedTest {
  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .importClasses(
              LeaningContract.class,
              ChattyCodec.class,
              LawlessProvider.class,
              LawlessChannel.class);

  @Test
  void law1_stops_a_contract_that_leans_on_a_bundle() {
    stops(Laws.API_STANDS_ALONE, "LeaningContract");
  }

  @Test
  void law2_stops_a_provider_that_imports_a_provider() {
    stops(Laws.NO_PROVIDER_IMPORTS_A_PROVIDER, "LawlessProvider");
  }

  @Test
  void law2_stops_a_bundle_that_talks_to_the_launcher() {
    stops(Laws.LAUNCHER_IS_FOR_CORE_TRUST, "LawlessProvider");
  }

  @Test
  void law3_stops_a_codec_that_logs() {
    stops(Laws.CODEC_IS_PURE, "ChattyCodec");
  }

  @Test
  void law4_stops_a_library_in_two_bundles() {
    AssertionError error =
        assertThrows(AssertionError.class, () -> Libraries.assertOneBundleEach(PLANTED));
    assertTrue(String.valueOf(error.getMessage()).contains("com.tngtech"), error.toString());
  }

  @Test
  void law5_stops_a_bundle_that_starts_a_process() {
    stops(Laws.ONLY_NET_STARTS_PROCESSES, "LawlessProvider");
  }

  @Test
  void law5_stops_a_bundle_that_writes_a_file() {
    stops(Laws.ONLY_CONFIG_AUDIT_AND_LOG_WRITE_FILES, "LawlessProvider");
  }

  @Test
  void law6_stops_a_port_without_a_service() {
    stops(Laws.A_PORT_BELONGS_TO_A_SERVICE, "LawlessProvider");
    stops(Laws.A_PORT_BELONGS_TO_A_SERVICE, "LawlessChannel");
  }

  private static void stops(ArchRule law, String culprit) {
    AssertionError error = assertThrows(AssertionError.class, () -> law.check(PLANTED));
    assertTrue(String.valueOf(error.getMessage()).contains(culprit), error.toString());
  }
}
