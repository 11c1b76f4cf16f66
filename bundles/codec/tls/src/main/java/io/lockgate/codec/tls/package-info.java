// SPDX-License-Identifier: Apache-2.0
/**
 * TLS 1.2 and 1.3 between a channel and whoever uses it, both sides authenticated. Pure: it opens no file and no socket and
 * starts no thread; keys and certificates come as bytes, time as an argument.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.codec.tls;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
