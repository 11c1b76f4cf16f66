// SPDX-License-Identifier: Apache-2.0
/** Configuration as numbered generations, and small durable state. */
@NullMarked
package io.lockgate.core.config;

import org.jspecify.annotations.NullMarked;
