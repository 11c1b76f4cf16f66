// SPDX-License-Identifier: Apache-2.0
/** Who may do what, who did what: identities, permissions, the audit log, signers of code. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.api.security;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
