// SPDX-License-Identifier: Apache-2.0
/** The laws of the architecture as tests over all bundles. */
@NullMarked
package io.lockgate.itests.laws;

import org.jspecify.annotations.NullMarked;
