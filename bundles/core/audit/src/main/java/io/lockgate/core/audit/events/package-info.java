// SPDX-License-Identifier: Apache-2.0
/** What the gateway records about itself: boot, shutdown, bundles. */
@NullMarked
package io.lockgate.core.audit.events;

import org.jspecify.annotations.NullMarked;
