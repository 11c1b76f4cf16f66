// SPDX-License-Identifier: Apache-2.0
/** The way to the mail server; the library for mail is seen here only. */
@NullMarked
package io.lockgate.north.mail.post;

import org.jspecify.annotations.NullMarked;
