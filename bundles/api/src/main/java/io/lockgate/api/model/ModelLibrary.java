// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All device models: those shipped and the user's own. A user's model goes before a shipped one of the same id, a newer
 * revision before an older one. Thread-safe; does not block on files and does not fail: a damaged file is reported by
 * {@link #validate} and in the log, and its last good content stays in use.
 */
@ProviderType
public interface ModelLibrary {
  /** The models in use, one for each id, sorted by id. */
  List<DeviceModel> models();

  /** The model in use under an id; empty when there is none. */
  Optional<DeviceModel> find(String id);

  /** The model that fits a device, the user's own first, then the newest; empty when none does. */
  Optional<DeviceModel> recognise(String driver, Identification device);

  /**
   * Checks the text of a model file as far as possible, its driver's part only while that driver runs.
   *
   * @return all problems in order of position; empty when it can be used
   */
  List<ModelProblem> validate(String yaml);
}
