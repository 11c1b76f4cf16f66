// SPDX-License-Identifier: Apache-2.0
/** The gateway's own pages over HTTPS. */
@NullMarked
package io.lockgate.north.web;

import org.jspecify.annotations.NullMarked;
