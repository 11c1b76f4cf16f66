// SPDX-License-Identifier: Apache-2.0
/** The frames both ends of the console socket speak. The console bundle carries a private copy of this package. */
@NullMarked
package io.lockgate.shell.client.frame;

import org.jspecify.annotations.NullMarked;
