// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

/**
 * Who sends.
 *
 * @param id short, the same for ever, begins the name of each file
 * @param name for people
 * @param serial serial number
 * @param ip address, empty when there is none
 * @param mac hardware address of the interface of that address, empty when there is none
 */
public record GatewayFacts(String id, String name, String serial, String ip, String mac) {}
