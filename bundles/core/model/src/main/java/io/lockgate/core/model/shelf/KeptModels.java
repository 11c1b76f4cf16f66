// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.shelf;

import io.lockgate.api.model.ModelFiles.Origin;
import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models that were imported: values of the state store, {@code models/<id>.yaml}. */
public final class KeptModels {
  static final String PREFIX = "models/";
  private static final String SUFFIX = ".yaml";

  private final StateStore store;

  public KeptModels(StateStore store) {
    this.store = store;
  }

  /** Name of the file of a model. */
  public static String nameOf(String id) {
    return id + SUFFIX;
  }

  /**
   * All texts.
   *
   * @throws IOException the store cannot be listed
   */
  public List<ModelText> texts() throws IOException {
    List<ModelText> texts = new ArrayList<>();
    for (String key : store.list(PREFIX)) {
      String name = key.substring(PREFIX.length());
      try {
        store
            .read(key)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .ifPresent(yaml -> texts.add(ModelText.read(name, Origin.KEPT, yaml)));
      } catch (IOException e) {
        texts.add(ModelText.unreadable(name, Origin.KEPT, "cannot be read: " + e.getMessage()));
      }
    }
    return texts;
  }

  /** Stores a text, durably, in place of the one of this id. */
  public void put(String id, String yaml) throws IOException {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > StateStore.MAX_BYTES) {
      throw new IOException("the model is larger than " + StateStore.MAX_BYTES + " bytes");
    }
    store.write(PREFIX + nameOf(id), bytes);
  }

  /** Removes a text, durably; false when there is none. */
  public boolean remove(String id) throws IOException {
    Optional<byte[]> present = store.read(PREFIX + nameOf(id));
    if (present.isPresent()) {
      store.delete(PREFIX + nameOf(id));
    }
    return present.isPresent();
  }
}
