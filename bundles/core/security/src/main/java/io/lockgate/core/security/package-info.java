// SPDX-License-Identifier: Apache-2.0
/** Decides who may do what; keeps the accounts, the device's own key and the server certificate. */
@NullMarked
package io.lockgate.core.security;

import org.jspecify.annotations.NullMarked;
