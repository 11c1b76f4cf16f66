// SPDX-License-Identifier: Apache-2.0
/** What a mail says, in the language of its reader. */
@NullMarked
package io.lockgate.north.mail.text;

import org.jspecify.annotations.NullMarked;
