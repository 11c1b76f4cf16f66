// SPDX-License-Identifier: Apache-2.0
/** Reading points in few requests. */
@NullMarked
package io.lockgate.driver.snmp.plan;

import org.jspecify.annotations.NullMarked;
