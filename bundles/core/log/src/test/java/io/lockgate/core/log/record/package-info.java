// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.log.record;

import org.jspecify.annotations.NullMarked;
