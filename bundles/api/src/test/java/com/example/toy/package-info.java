// SPDX-License-Identifier: Apache-2.0
/** A driver as an integrator would write it: it uses nothing but the public contracts. */
@NullMarked
package com.example.toy;

import org.jspecify.annotations.NullMarked;
