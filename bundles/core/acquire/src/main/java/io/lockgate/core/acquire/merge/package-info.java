// SPDX-License-Identifier: Apache-2.0
/** Which addresses are read together. */
@NullMarked
package io.lockgate.core.acquire.merge;

import org.jspecify.annotations.NullMarked;
