// SPDX-License-Identifier: Apache-2.0
/** The contracts of the api, kept in memory and observable. */
@NullMarked
package io.lockgate.testkit.fakes;

import org.jspecify.annotations.NullMarked;
