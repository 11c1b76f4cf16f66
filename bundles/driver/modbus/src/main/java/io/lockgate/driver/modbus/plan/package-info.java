// SPDX-License-Identifier: Apache-2.0
/** Reading points in few requests. */
@NullMarked
package io.lockgate.driver.modbus.plan;

import org.jspecify.annotations.NullMarked;
