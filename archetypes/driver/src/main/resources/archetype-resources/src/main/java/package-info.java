// SPDX-License-Identifier: Apache-2.0
/** Driver for devices that speak one line for one line over TCP. */
package ${package};
