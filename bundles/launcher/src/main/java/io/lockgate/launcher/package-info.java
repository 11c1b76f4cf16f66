// SPDX-License-Identifier: Apache-2.0
/** Verifies the installation, then starts the framework with a veto on every bundle. */
@NullMarked
package io.lockgate.launcher;

import org.jspecify.annotations.NullMarked;
