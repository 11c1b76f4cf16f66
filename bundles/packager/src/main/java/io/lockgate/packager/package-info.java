// SPDX-License-Identifier: Apache-2.0
/** Build-time steps from a laid-out code folder to a sealed archive. */
@NullMarked
package io.lockgate.packager;

import org.jspecify.annotations.NullMarked;
