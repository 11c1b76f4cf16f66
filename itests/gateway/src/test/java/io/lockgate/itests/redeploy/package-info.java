// SPDX-License-Identifier: Apache-2.0
/** The loop of the redeploy test; runs inside the gateway. */
@NullMarked
package io.lockgate.itests.redeploy;

import org.jspecify.annotations.NullMarked;
