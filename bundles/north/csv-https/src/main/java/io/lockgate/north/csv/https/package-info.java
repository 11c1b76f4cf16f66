// SPDX-License-Identifier: Apache-2.0
/** Service {@code csv-https}: files of samples to HTTPS servers. */
@NullMarked
package io.lockgate.north.csv.https;

import org.jspecify.annotations.NullMarked;
