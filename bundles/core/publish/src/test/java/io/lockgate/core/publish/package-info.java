// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.publish;

import org.jspecify.annotations.NullMarked;
