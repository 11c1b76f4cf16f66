// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.planted;

import com.tngtech.archunit.base.DescribedPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Breaks laws 3 and 4. */
public final class ChattyCodec {
  private static final Logger LOG = LoggerFactory.getLogger(ChattyCodec.class);

  private ChattyCodec() {}

  /** Logs where nothing may log, and uses a library that another bundle uses too. */
  public static void decode() {
    LOG.info("decoded {}", DescribedPredicate.alwaysTrue());
  }
}
