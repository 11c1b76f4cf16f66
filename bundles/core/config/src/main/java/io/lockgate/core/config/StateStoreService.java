// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import io.lockgate.api.store.StateStore;
import io.lockgate.core.config.state.ChecksummedStateStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The {@link StateStore} of this gateway, in its data folder. */
@Component(service = StateStore.class, immediate = true)
public final class StateStoreService implements StateStore {
  private final StateStore files;

  /** Throws IOException, and so stays away, when the folder cannot be used. */
  @Activate
  public StateStoreService() throws IOException {
    files = new ChecksummedStateStore(Folders.ofThisProcess().state());
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    return files.read(name);
  }

  @Override
  public void write(String name, byte[] value) throws IOException {
    files.write(name, value);
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(name);
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    return files.list(prefix);
  }
}
