// SPDX-License-Identifier: Apache-2.0
/** Forwards the audit log to a receiver elsewhere: syslog over TLS. */
@NullMarked
package io.lockgate.core.audit.syslog;

import org.jspecify.annotations.NullMarked;
