// SPDX-License-Identifier: Apache-2.0
/**
 * The narrow door between the launcher, which lives outside the framework, and {@code core.trust} and {@code core.audit}
 * inside it. Exported by the system bundle.
 */
@NullMarked
package io.lockgate.launcher.spi;

import org.jspecify.annotations.NullMarked;
