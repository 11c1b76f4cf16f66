// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.serial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A multi-drop line: what one station sends, all others receive, in the same order. Stations that send at the same time
 * mix by whole pieces, not by bits. Thread-safe.
 */
public final class SerialBus implements AutoCloseable {
  private static final int PIECE = 4096;

  private final List<Pty> stations;
  private final Noise noise;
  private volatile boolean closed;

  private SerialBus(List<Pty> stations, Noise noise) {
    this.stations = List.copyOf(stations);
    this.noise = noise;
  }

  /**
   * Makes a quiet line.
   *
   * @param folder where the names {@code tty0}, {@code tty1} and so on appear
   * @throws IOException the terminals cannot be made
   */
  public static SerialBus of(int stations, Path folder) throws IOException {
    return of(stations, folder, (sender, piece) -> piece);
  }

  /**
   * Makes a line with noise on it.
   *
   * @throws IOException the terminals cannot be made
   */
  public static SerialBus of(int stations, Path folder, Noise noise) throws IOException {
    List<Pty> made = new ArrayList<>();
    try {
      for (int i = 0; i < stations; i++) {
        made.add(Pty.at(folder.resolve("tty" + i)));
      }
    } catch (IOException e) {
      closeAll(made);
      throw e;
    }
    SerialBus bus = new SerialBus(made, noise);
    bus.start();
    return bus;
  }

  private void start() {
    for (int i = 0; i < stations.size(); i++) {
      int sender = i;
      Thread thread = new Thread(() -> spread(sender), "serial bus station " + i);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void spread(int sender) {
    byte[] buffer = new byte[PIECE];
    InputStream from = stations.get(sender).received();
    try {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        send(sender, Arrays.copyOf(buffer, count));
      }
    } catch (IOException e) {
      if (!closed) {
        throw new IllegalStateException("station " + sender + " fails", e);
      }
    }
  }

  private synchronized void send(int sender, byte[] piece) throws IOException {
    byte[] heard = noise.on(sender, piece);
    for (int i = 0; i < stations.size(); i++) {
      if (i != sender) {
        stations.get(i).sending().write(heard);
        stations.get(i).sending().flush();
      }
    }
  }

  /** What the driver at a station opens. */
  public Path path(int station) {
    return stations.get(station).path();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    closeAll(stations);
  }

  private static void closeAll(List<Pty> stations) throws IOException {
    for (Pty station : stations) {
      station.close();
    }
  }
}
