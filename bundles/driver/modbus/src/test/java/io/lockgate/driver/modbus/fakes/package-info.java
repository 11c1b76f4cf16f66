// SPDX-License-Identifier: Apache-2.0
/** What the tests put in place of a link's surroundings. */
@NullMarked
package io.lockgate.driver.modbus.fakes;

import org.jspecify.annotations.NullMarked;
