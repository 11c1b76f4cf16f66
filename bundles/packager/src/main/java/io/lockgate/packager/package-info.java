// SPDX-License-Identifier: Apache-2.0
/** Build-time tools: seal an installation, pack it reproducibly, sign jars. */
@NullMarked
package io.lockgate.packager;

import org.jspecify.annotations.NullMarked;
