// SPDX-License-Identifier: Apache-2.0
/** The outbox of every destination: a cursor in the sample log, and what moves it. */
@NullMarked
package io.lockgate.core.publish;

import org.jspecify.annotations.NullMarked;
