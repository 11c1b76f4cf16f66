// SPDX-License-Identifier: Apache-2.0
/** The sample log as a service: what is recorded, where it lies, how it is. */
@NullMarked
package io.lockgate.core.log;

import org.jspecify.annotations.NullMarked;
