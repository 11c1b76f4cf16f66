// SPDX-License-Identifier: Apache-2.0
/** What is in a file, to the byte: CSV and JSON; names of files. Pure: no clock, no service, no input or output. */
@NullMarked
package io.lockgate.north.csv.layout;

import org.jspecify.annotations.NullMarked;
