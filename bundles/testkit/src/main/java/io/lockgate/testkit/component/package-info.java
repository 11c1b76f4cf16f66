// SPDX-License-Identifier: Apache-2.0
/** Activation and deactivation of declarative-services components without a framework. */
@NullMarked
package io.lockgate.testkit.component;

import org.jspecify.annotations.NullMarked;
