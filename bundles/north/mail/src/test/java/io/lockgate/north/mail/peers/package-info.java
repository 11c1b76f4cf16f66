// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.north.mail.peers;

import org.jspecify.annotations.NullMarked;
