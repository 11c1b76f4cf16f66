// SPDX-License-Identifier: Apache-2.0
/** The operator's text files, edited without losing comments and layout. */
@NullMarked
package io.lockgate.core.config.cfg;

import org.jspecify.annotations.NullMarked;
