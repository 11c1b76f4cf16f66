// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.discover;

import io.lockgate.api.driver.Discovery;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Identification;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.core.acquire.queue.Mailbox;

/** Tells the listener of a scan, one thing after the other. Thread-safe. */
final class Finds {
  private final String driverId;
  private final ModelLibrary models;
  private final Discovery.Listener listener;
  private final int total;
  private final Mailbox mailbox = new Mailbox(() -> {});
  private int done;

  Finds(String driverId, ModelLibrary models, Discovery.Listener listener, int total) {
    this.driverId = driverId;
    this.models = models;
    this.listener = listener;
    this.total = total;
  }

  void found(Place place, Identification who) {
    mailbox.post(
        () ->
            listener.found(
                new Discovery.Found(
                    place.link().spec().settings(),
                    place.linkId(),
                    place.device(),
                    place.deviceId(),
                    who,
                    models.recognise(driverId, who).map(DeviceModel::id))));
  }

  /** So many more places have been looked at, or never will be. */
  void progress(int more) {
    mailbox.post(
        () -> {
          done += more;
          listener.progress(done, total);
        });
  }
}
