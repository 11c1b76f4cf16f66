// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.alarm;

import org.jspecify.annotations.NullMarked;
