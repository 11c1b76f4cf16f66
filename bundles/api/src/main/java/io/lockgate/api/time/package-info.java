// SPDX-License-Identifier: Apache-2.0
/** The gateway's clock and how far it can be trusted. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.time;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
