// SPDX-License-Identifier: Apache-2.0
/** What is configured: settings as text, complete, by link and device. */
@NullMarked
package io.lockgate.core.acquire.config;

import org.jspecify.annotations.NullMarked;
