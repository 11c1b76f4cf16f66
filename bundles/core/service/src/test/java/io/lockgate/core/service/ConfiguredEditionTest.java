// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.service.Edition.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredEditionTest {
  @ParameterizedTest
  @CsvSource({"entry, false", "universal, true", "advanced, true", "Advanced, true", "gold, false"})
  void modbus_devices_behind_the_gateway_are_for_universal_and_advanced(String tier, boolean has) {
    assertEquals(has, ConfiguredEdition.edition(tier).offers(Function.DOWNSTREAM_MODBUS));
  }
}
