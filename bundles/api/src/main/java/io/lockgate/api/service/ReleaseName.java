// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

/**
 * A version as it is shown everywhere: {@code mmm.nnn.ppp}, three digits each.
 *
 * @param major 0 to 999
 * @param minor 0 to 999
 * @param micro 0 to 999
 */
public record ReleaseName(int major, int minor, int micro) {
  public ReleaseName {
    if (Math.min(major, Math.min(minor, micro)) < 0
        || Math.max(major, Math.max(minor, micro)) > 999) {
      throw new IllegalArgumentException("each part of a version is 0 to 999");
    }
  }

  @Override
  public String toString() {
    return String.format("%03d.%03d.%03d", major, minor, micro);
  }
}
