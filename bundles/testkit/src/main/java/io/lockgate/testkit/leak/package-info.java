// SPDX-License-Identifier: Apache-2.0
/** Finds what a part leaves behind when it is taken away: instances, class loaders, threads, open files. */
@NullMarked
package io.lockgate.testkit.leak;

import org.jspecify.annotations.NullMarked;
