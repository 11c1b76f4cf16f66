// SPDX-License-Identifier: Apache-2.0
/** Networks of a test's own: namespaces of Linux, cables between them, and what happens to packets there. */
@NullMarked
package io.lockgate.testkit.netns;

import org.jspecify.annotations.NullMarked;
