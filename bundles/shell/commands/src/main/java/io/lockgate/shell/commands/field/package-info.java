// SPDX-License-Identifier: Apache-2.0
/** Commands for the paths to the field: links, devices, routes, discovery, trace. */
@NullMarked
package io.lockgate.shell.commands.field;

import org.jspecify.annotations.NullMarked;
