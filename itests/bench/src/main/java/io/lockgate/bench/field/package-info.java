// SPDX-License-Identifier: Apache-2.0
/** The field side: server, gateway and poller against minimal programs of the same kind, in the same run. */
@NullMarked
package io.lockgate.bench.field;

import org.jspecify.annotations.NullMarked;
