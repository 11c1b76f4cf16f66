// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.metric;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** All figures of the gateway about itself. Thread-safe; each call asks every {@link MetricSource} anew. */
@ProviderType
public interface Metrics {
  /** Media type of {@link #text()}. */
  String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** The figures now, sorted by name. Figures of a source that failed are left out, and the failure counted. */
  List<MetricFamily> now();

  /** The same in Prometheus text form 0.0.4, each line ended by a line feed. */
  String text();
}
