// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fuzz;

import java.util.random.RandomGenerator;

/** Makes up frames of a protocol: right ones, nearly right ones, and nonsense. */
@FunctionalInterface
public interface FrameGrammar {
  /** The next frame; the same for the same random numbers. At least one byte. */
  byte[] frame(RandomGenerator random);
}
