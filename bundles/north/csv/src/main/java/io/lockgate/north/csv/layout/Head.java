// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.time.Duration;

/**
 * Of whom a file speaks; each part may be empty.
 *
 * @param gateway name of the gateway
 * @param serial its serial number
 * @param ip its address
 * @param mac hardware address of that interface
 * @param device name of the device
 * @param localId id of the device, {@code modbus:main-meter}
 * @param typeId id of its type
 * @param typeName its type, for people
 * @param interval from one sample to the next; zero when not known
 */
public record Head(
    String gateway,
    String serial,
    String ip,
    String mac,
    String device,
    String localId,
    String typeId,
    String typeName,
    Duration interval) {}
