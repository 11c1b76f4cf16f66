// SPDX-License-Identifier: Apache-2.0
/** Switches interfaces on and off, for good where asked. */
@NullMarked
package io.lockgate.core.service;

import org.jspecify.annotations.NullMarked;
