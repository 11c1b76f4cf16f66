// SPDX-License-Identifier: Apache-2.0
/** Brokers, proxies and clients by others. */
@NullMarked
package io.lockgate.north.mqtt.peers;

import org.jspecify.annotations.NullMarked;
