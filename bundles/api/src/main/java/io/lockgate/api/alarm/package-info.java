// SPDX-License-Identifier: Apache-2.0
/** Conditions that people must hear of: rules, states, the journal, acknowledging and shelving. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.alarm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
