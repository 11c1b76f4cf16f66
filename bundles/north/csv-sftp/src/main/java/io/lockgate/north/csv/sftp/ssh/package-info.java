// SPDX-License-Identifier: Apache-2.0
/** The adapter of Apache SSHD, as a client. */
@NullMarked
package io.lockgate.north.csv.sftp.ssh;

import org.jspecify.annotations.NullMarked;
