// SPDX-License-Identifier: Apache-2.0
/** Connections to a broker: sockets, TLS, proxies, and the one place that knows the client library. */
@NullMarked
package io.lockgate.north.mqtt.wire;

import org.jspecify.annotations.NullMarked;
