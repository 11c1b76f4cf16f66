// SPDX-License-Identifier: Apache-2.0
/** Keeps bundles out of the framework that the policy does not let in. */
@NullMarked
package io.lockgate.launcher.veto;

import org.jspecify.annotations.NullMarked;
