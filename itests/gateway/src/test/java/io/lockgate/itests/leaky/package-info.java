// SPDX-License-Identifier: Apache-2.0
/** The sample with a leak, for the test that must find it; runs inside the gateway, not in the test. */
@NullMarked
package io.lockgate.itests.leaky;

import org.jspecify.annotations.NullMarked;
