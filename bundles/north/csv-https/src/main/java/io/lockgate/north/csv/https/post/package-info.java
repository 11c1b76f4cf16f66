// SPDX-License-Identifier: Apache-2.0
/** Files as forms, over TLS whose other end is checked. */
@NullMarked
package io.lockgate.north.csv.https.post;

import org.jspecify.annotations.NullMarked;
