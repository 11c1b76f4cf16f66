// SPDX-License-Identifier: Apache-2.0
/** Reads and checks device models. */
@NullMarked
package io.lockgate.core.model;

import org.jspecify.annotations.NullMarked;
