// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.model.schema;

import org.jspecify.annotations.NullMarked;
