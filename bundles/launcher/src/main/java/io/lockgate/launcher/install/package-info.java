// SPDX-License-Identifier: Apache-2.0
/** The sealed installation: which files belong to it, and whether they are what was signed. */
@NullMarked
package io.lockgate.launcher.install;

import org.jspecify.annotations.NullMarked;
