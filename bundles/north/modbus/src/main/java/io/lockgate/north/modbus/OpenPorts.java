// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import java.util.List;

/**
 * The server while it listens.
 *
 * @param endpoints on what
 */
record OpenPorts(List<Endpoint> endpoints) implements GatewayService {}
