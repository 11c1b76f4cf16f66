// SPDX-License-Identifier: Apache-2.0
/** Taking samples from a cursor to somewhere above, and acknowledging them. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.publish;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
