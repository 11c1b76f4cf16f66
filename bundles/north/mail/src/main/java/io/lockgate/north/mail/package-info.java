// SPDX-License-Identifier: Apache-2.0
/** Alarms as e-mail. */
@NullMarked
package io.lockgate.north.mail;

import org.jspecify.annotations.NullMarked;
