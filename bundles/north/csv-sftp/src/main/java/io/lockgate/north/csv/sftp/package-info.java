// SPDX-License-Identifier: Apache-2.0
/** Service {@code csv-sftp}: files of samples to SFTP servers. */
@NullMarked
package io.lockgate.north.csv.sftp;

import org.jspecify.annotations.NullMarked;
