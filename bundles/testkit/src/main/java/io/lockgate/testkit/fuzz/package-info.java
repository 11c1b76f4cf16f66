// SPDX-License-Identifier: Apache-2.0
/** Sends what no decent client would send, by a grammar of the protocol, repeatable by its seed. */
@NullMarked
package io.lockgate.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
