// SPDX-License-Identifier: Apache-2.0
/** What a model file may say, read strictly: every mistake becomes one sentence with its place. */
@NullMarked
package io.lockgate.core.model.schema;

import org.jspecify.annotations.NullMarked;
