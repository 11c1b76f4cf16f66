// SPDX-License-Identifier: Apache-2.0
/** Durable configuration and small durable state. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
