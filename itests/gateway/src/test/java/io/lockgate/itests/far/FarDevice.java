// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.far;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Field devices at consecutive ports of one address: {@code FarDevice ADDRESS FIRST-PORT COUNT}. Told {@code served},
 * they say how many requests they have answered; told {@code break}, they end all connections by a reset.
 */
public final class FarDevice {
  private FarDevice() {}

  /** Plays until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    InetAddress address = InetAddress.getByName(arguments[0]);
    int first = Integer.parseInt(arguments[1]);
    List<PlayedSlave> slaves = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      slaves.add(PlayedSlave.at(address, first + i));
    }
    Commands.serve(words -> answer(words.get(0), slaves));
  }

  private static String answer(String word, List<PlayedSlave> slaves) throws IOException {
    switch (word) {
      case "served" -> {
        return Long.toString(slaves.stream().mapToLong(PlayedSlave::served).sum());
      }
      case "break" -> {
        int broken = 0;
        for (PlayedSlave slave : slaves) {
          broken += slave.breakOff();
        }
        return Integer.toString(broken);
      }
      default -> throw new IOException("no command " + word);
    }
  }
}
