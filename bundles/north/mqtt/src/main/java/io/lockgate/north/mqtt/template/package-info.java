// SPDX-License-Identifier: Apache-2.0
/** What is said to a broker, and where: layouts of payloads and names of topics. */
@NullMarked
package io.lockgate.north.mqtt.template;

import org.jspecify.annotations.NullMarked;
