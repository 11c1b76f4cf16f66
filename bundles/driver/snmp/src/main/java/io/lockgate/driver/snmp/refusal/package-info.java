// SPDX-License-Identifier: Apache-2.0
/** What was refused to others, in the audit log. */
@NullMarked
package io.lockgate.driver.snmp.refusal;

import org.jspecify.annotations.NullMarked;
