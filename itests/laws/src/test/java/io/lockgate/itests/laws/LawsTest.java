// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.laws;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** The laws hold over all bundles. */
class LawsTest {
  private static final JavaClasses OURS = Bundles.all();

  @Test
  void law1_api_stands_alone() {
    Laws.API_STANDS_ALONE.check(OURS);
  }

  @Test
  void law2_a_provider_never_imports_a_provider() {
    Laws.NO_PROVIDER_IMPORTS_A_PROVIDER.check(OURS);
  }

  @Test
  void law2_the_launcher_shows_its_narrow_side_to_core_trust_only() {
    Laws.LAUNCHER_IS_FOR_CORE_TRUST.check(OURS);
    Laws.CORE_TRUST_SEES_THE_NARROW_SIDE.check(OURS);
  }

  @Test
  void law3_a_codec_is_pure() {
    Laws.CODEC_IS_PURE.check(OURS);
    Laws.CODEC_TLS_TOUCHES_NOTHING.check(OURS);
  }

  @Test
  void law4_a_library_is_imported_by_one_bundle() {
    Libraries.assertOneBundleEach(OURS);
  }

  @Test
  void law5_only_net_starts_host_processes() {
    Laws.ONLY_NET_STARTS_PROCESSES.check(OURS);
  }

  @Test
  void law5_only_config_audit_and_log_open_files_for_writing() {
    Laws.ONLY_CONFIG_AUDIT_AND_LOG_WRITE_FILES.check(OURS);
  }

  @Test
  void law6_a_port_belongs_to_a_service() {
    Laws.A_PORT_BELONGS_TO_A_SERVICE.check(OURS);
  }
}
