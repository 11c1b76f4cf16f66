// SPDX-License-Identifier: Apache-2.0
/** How every part of the gateway says how it is, in one small closed set of states. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
