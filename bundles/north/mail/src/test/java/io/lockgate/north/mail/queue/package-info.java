// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.north.mail.queue;

import org.jspecify.annotations.NullMarked;
