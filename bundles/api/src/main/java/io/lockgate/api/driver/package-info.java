// SPDX-License-Identifier: Apache-2.0
/** What a developer of a field protocol implements: Driver, Link, Device, ReadPlan; and what the framework gives for it. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.driver;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
