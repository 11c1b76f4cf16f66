// SPDX-License-Identifier: Apache-2.0
/** Mail servers of others, and what they have received. */
@NullMarked
package io.lockgate.testkit.mail;

import org.jspecify.annotations.NullMarked;
