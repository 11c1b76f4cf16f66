// SPDX-License-Identifier: Apache-2.0
/** Build-time patch of Karaf jars for JDK 24 and later. */
@NullMarked
package io.lockgate.karaf.patch;

import org.jspecify.annotations.NullMarked;
