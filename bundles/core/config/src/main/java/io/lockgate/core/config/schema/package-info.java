// SPDX-License-Identifier: Apache-2.0
/** What Metatype says about a pid, and checking text against it. */
@NullMarked
package io.lockgate.core.config.schema;

import org.jspecify.annotations.NullMarked;
