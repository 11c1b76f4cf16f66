// SPDX-License-Identifier: Apache-2.0
/**
 * Sparkplug B 3.0 (Eclipse): payloads as bytes and records, names of topics, and what an edge node has to say when. Pure:
 * no file, no socket, no thread; time comes as an argument.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.codec.sparkplug;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
