// SPDX-License-Identifier: Apache-2.0
/** What the signature of one jar proves: who signed every byte of it, and when. */
@NullMarked
package io.lockgate.launcher.jar;

import org.jspecify.annotations.NullMarked;
