// SPDX-License-Identifier: Apache-2.0
/** As much of JSON as is needed here, bounded. */
@NullMarked
package io.lockgate.north.mqtt.json;

import org.jspecify.annotations.NullMarked;
