// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.osgi.annotation.versioning.ProviderType;

/** The key and certificate of the gateway's own TLS servers; made at first boot, unique to the device. Thread-safe. */
@ProviderType
public interface ServerCertificate {
  /** PKCS#12 file (RFC 7292) with one entry, {@link #ALIAS}; readable by the gateway's user only. */
  Path keyStore();

  /** A fresh copy of the file's password; the caller wipes it. */
  char[] keyStorePassword();

  /** The certificate in use. */
  X509Certificate certificate();

  /** Alias of the one entry. */
  String ALIAS = "server";
}
