// SPDX-License-Identifier: Apache-2.0
/** Switchable interfaces of the gateway, their ports and their zones. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.service;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
