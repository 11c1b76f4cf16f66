// SPDX-License-Identifier: Apache-2.0
/** Where model texts lie, and which of them are in use. */
@NullMarked
package io.lockgate.core.model.shelf;

import org.jspecify.annotations.NullMarked;
