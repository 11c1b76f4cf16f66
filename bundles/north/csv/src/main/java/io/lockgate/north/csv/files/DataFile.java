// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import java.util.function.Supplier;

/**
 * A file to be sent.
 *
 * @param name without path; the same for the same samples
 * @param mediaType for HTTP
 * @param content makes its bytes, the same each time
 */
public record DataFile(String name, String mediaType, Supplier<byte[]> content) {}
