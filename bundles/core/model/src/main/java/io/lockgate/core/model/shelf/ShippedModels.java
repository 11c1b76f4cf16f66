// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.shelf;

import io.lockgate.api.model.ModelFiles.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;

/** The models of the release: {@code models/*.yaml} of this bundle. */
public final class ShippedModels {
  private ShippedModels() {}

  /** All texts. */
  public static List<ModelText> of(Bundle bundle) {
    List<ModelText> texts = new ArrayList<>();
    Enumeration<String> paths = bundle.getEntryPaths("models");
    for (String path : paths == null ? List.<String>of() : Collections.list(paths)) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      try (InputStream in = ShippedModels.class.getResourceAsStream("/models/" + name)) {
        if (in == null) {
          throw new IOException("it is not in the bundle");
        }
        String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        texts.add(ModelText.read(name, Origin.SHIPPED, yaml));
      } catch (IOException e) {
        texts.add(ModelText.unreadable(name, Origin.SHIPPED, "cannot be read: " + e.getMessage()));
      }
    }
    return texts;
  }
}
