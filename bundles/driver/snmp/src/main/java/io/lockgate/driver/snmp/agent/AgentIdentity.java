// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

/**
 * What the operator and the release say about the gateway.
 *
 * @param description product and version
 * @param name of the unit
 * @param contact whom to ask
 * @param location where it is
 */
public record AgentIdentity(String description, String name, String contact, String location) {}
