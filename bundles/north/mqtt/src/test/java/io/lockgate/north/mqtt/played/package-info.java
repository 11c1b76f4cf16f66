// SPDX-License-Identifier: Apache-2.0
/** What the tests of brokers run in. */
@NullMarked
package io.lockgate.north.mqtt.played;

import org.jspecify.annotations.NullMarked;
