// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

/** A model that uses every key. */
public final class Good {
  public static final String MODEL =
      """
      schema: 1
      id: good-meter
      revision: 3
      title: 'A "good" meter: #1'
      driver: modbus
      recognised-by:
        - {vendor: ACME, product: M3*, revision: '2.*'}
        - product: '=M4'
      groups: {fast: 500ms, slow: 5min}
      alarms:
        - {name: high, point: P, above: 1000, dead-band: 10, on-delay: 5s, severity: major, latch: true}
        - {name: low, point: P, below: -1000, off-delay: 1min, severity: warning}
        - {name: jump, point: P, faster-than: 500, severity: notice}
        - {name: silent, no-answer: true, severity: critical}
      points:
        - name: P
          title: "Power, \\"total\\""
          address: input/0x10
          type: float32
          scale: 0.001
          offset: -40
          unit: kW
          limits: {low: -1e6, high: 1000000}
          group: fast
          options: {words: low-first, invalid: '0x8000'}
        - name: set-point
          title: '=cmd|calc'
          address: holding/4
          type: uint16
          scale: 0.1
          unit: '%'
          write: {allowed: true, low: 0, high: 100}
          group: slow
        - name: reset
          address: coil/3
          type: bool
          write: {allowed: true, read-back: false}
        - name: pushed
          address: input/40
          type: text
          group: ''
          options: {length: 8}
      """;

  private Good() {}
}
