// SPDX-License-Identifier: Apache-2.0
/** Models as tables, for spreadsheets; the one adapter of the CSV library. */
@NullMarked
package io.lockgate.core.model.csv;

import org.jspecify.annotations.NullMarked;
