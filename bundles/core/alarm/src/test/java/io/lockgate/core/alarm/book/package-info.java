// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.alarm.book;

import org.jspecify.annotations.NullMarked;
