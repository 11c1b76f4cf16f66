// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

/** Which code is let in. In every mode a jar that was changed after it was signed stays out. */
public enum TrustMode {
  /** Everything; shown in a banner. For laboratories. */
  OFF,
  /** Everything, with a warning and an audit record for what {@link #TRUSTED} would refuse; shown in a banner. */
  WARN,
  /** The platform's own files, and bundles of enrolled signers. The default. */
  TRUSTED,
  /** As {@link #TRUSTED}, and a signer's certificate must have been issued by an enrolled authority. */
  CA_ONLY
}
