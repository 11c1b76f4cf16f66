// SPDX-License-Identifier: Apache-2.0
/** The conformance kit: one suite of tests for every driver, against a device that is played. */
@NullMarked
package io.lockgate.testkit.driver;

import org.jspecify.annotations.NullMarked;
