// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import java.util.Set;

/** A driver without defects passes. */
class ToyDriverConformanceTest extends ToyConformance {
  ToyDriverConformanceTest() {
    super(Set.of());
  }
}
