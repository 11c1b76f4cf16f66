// SPDX-License-Identifier: Apache-2.0
/** Programs at the other ends of a test's networks, each a process of its own; they need nothing but the JDK. */
@NullMarked
package io.lockgate.itests.far;

import org.jspecify.annotations.NullMarked;
