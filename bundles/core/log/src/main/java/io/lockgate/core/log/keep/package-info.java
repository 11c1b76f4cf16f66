// SPDX-License-Identifier: Apache-2.0
/** Keeps a log open whatever happens to its file or the disk. */
@NullMarked
package io.lockgate.core.log.keep;

import org.jspecify.annotations.NullMarked;
