// SPDX-License-Identifier: Apache-2.0
/** Serial lines without hardware: pseudo terminals joined to a bus. */
@NullMarked
package io.lockgate.testkit.serial;

import org.jspecify.annotations.NullMarked;
