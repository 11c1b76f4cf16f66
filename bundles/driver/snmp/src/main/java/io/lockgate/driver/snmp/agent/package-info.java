// SPDX-License-Identifier: Apache-2.0
/** What the gateway says about itself. */
@NullMarked
package io.lockgate.driver.snmp.agent;

import org.jspecify.annotations.NullMarked;
