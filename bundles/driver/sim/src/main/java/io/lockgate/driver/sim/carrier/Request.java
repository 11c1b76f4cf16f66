// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

/**
 * A request out of its frame.
 *
 * @param transaction number the answer must carry; 0 where the framing has none
 * @param unit whom it is for, 0 to 255
 * @param pdu function code and data, 1 to 253 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Request(int transaction, int unit, byte[] pdu) {}
