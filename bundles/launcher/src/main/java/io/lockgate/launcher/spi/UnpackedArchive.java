// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.spi;

import java.net.URI;
import java.util.List;

/**
 * A Karaf archive (KAR) as the launcher unpacked it, from the bytes that were checked, into a folder of its own.
 *
 * @param featureFiles the features files of the archive, as {@code file:} locations
 * @param start whether the archive asks for its features to be installed
 */
public record UnpackedArchive(List<URI> featureFiles, boolean start) {}
