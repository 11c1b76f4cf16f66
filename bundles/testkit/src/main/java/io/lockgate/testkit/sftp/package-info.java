// SPDX-License-Identifier: Apache-2.0
/** An SFTP server by others, for tests. */
@NullMarked
package io.lockgate.testkit.sftp;

import org.jspecify.annotations.NullMarked;
