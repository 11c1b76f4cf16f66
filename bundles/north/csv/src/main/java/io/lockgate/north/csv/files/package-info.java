// SPDX-License-Identifier: Apache-2.0
/** From the samples of a period to the files of its devices. */
@NullMarked
package io.lockgate.north.csv.files;

import org.jspecify.annotations.NullMarked;
