// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

/**
 * The settings of Modbus/TCP Security, checked.
 *
 * @param port 1 to 65535
 * @param authorities file or folder with the certificates of those who certify clients
 */
record SecureConfig(int port, String authorities) {}
