// SPDX-License-Identifier: Apache-2.0
/** What devices say about themselves. */
@NullMarked
package io.lockgate.driver.modbus.identify;

import org.jspecify.annotations.NullMarked;
