// SPDX-License-Identifier: Apache-2.0
/** Data that describes a type of device: its points, how they are read and scaled, how it is recognised. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
