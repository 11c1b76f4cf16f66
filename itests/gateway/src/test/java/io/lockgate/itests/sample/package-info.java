// SPDX-License-Identifier: Apache-2.0
/** What the test bundle {@code com.example.sample} is made of; runs inside the gateway, not in the test. */
@NullMarked
package io.lockgate.itests.sample;

import org.jspecify.annotations.NullMarked;
