// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.alarm.journal;

import org.jspecify.annotations.NullMarked;
