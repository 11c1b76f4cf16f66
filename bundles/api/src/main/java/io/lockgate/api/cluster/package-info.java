// SPDX-License-Identifier: Apache-2.0
/** Which part this gateway plays in a redundant set, and since which change of main. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.cluster;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
