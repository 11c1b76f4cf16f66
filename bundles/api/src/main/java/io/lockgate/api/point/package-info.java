// SPDX-License-Identifier: Apache-2.0
/** Named values of the field: what was read, how good it is, who hears of it, and the one way to write. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.point;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
