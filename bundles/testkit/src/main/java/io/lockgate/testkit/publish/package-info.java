// SPDX-License-Identifier: Apache-2.0
/** What tests of publishers need. */
@NullMarked
package io.lockgate.testkit.publish;

import org.jspecify.annotations.NullMarked;
