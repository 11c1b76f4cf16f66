// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

/**
 * Who acts: an account or a local Unix user.
 *
 * @param id stable pseudonym, never a personal name ({@code local-1000}); 1 to 64 characters of {@code [a-z0-9-]}
 * @param role what it may do
 * @param door where it came in: {@code console}, {@code web}, {@code rest}, {@code system}
 */
public record Identity(String id, Role role, String door) {
  /** The gateway itself, for changes that no person asked for. It holds no permission beyond viewing. */
  public static final Identity SYSTEM = new Identity("system", Role.VIEWER, "system");

  public Identity {
    if (!id.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "identity id must be 1 to 64 characters of a-z, 0-9 and -");
    }
  }
}
