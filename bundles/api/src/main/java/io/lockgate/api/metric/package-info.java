// SPDX-License-Identifier: Apache-2.0
/** Figures about the gateway itself, for monitoring systems; values of the field are points, not metrics. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.metric;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
