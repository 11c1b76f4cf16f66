// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.testkit.netns;

import org.jspecify.annotations.NullMarked;
