// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An installation that was found to be exactly what was signed.
 *
 * @param code its folder, links resolved
 * @param seal its signed list
 * @param digests SHA-256 of all its files
 * @param nanos how long the check took
 */
public record Installation(Path code, Seal seal, Set<String> digests, long nanos) {
  /**
   * Checks the folder against its seal: the exact set of files, no links, every byte. Hashing runs beside the check of
   * the signature.
   *
   * @throws InstallationRefusedException anything differs; its message names the files
   * @throws IOException the folder cannot be read at all
   */
  public static Installation verify(Path folder) throws InstallationRefusedException, IOException {
    long start = System.nanoTime();
    Path code = folder.toRealPath();
    Folder found = Folder.scan(code);
    FolderDigests hashing = FolderDigests.start(code, found.files());
    Seal seal = Seal.open(code, found.seal());
    Map<String, String> actual = hashing.finish();
    List<String> faults = faults(seal.list().digestByPath(), actual, found.others());
    if (!faults.isEmpty()) {
      throw new InstallationRefusedException(faults);
    }
    return new Installation(code, seal, Set.copyOf(actual.values()), System.nanoTime() - start);
  }

  private static List<String> faults(
      Map<String, String> sealed, Map<String, String> actual, List<String> others) {
    List<String> faults = new ArrayList<>();
    others.stream().sorted().forEach(path -> faults.add("link or special file: " + path));
    sealed.forEach(
        (path, expected) -> {
          String found = actual.get(path);
          if (found == null) {
            faults.add("missing: " + path);
          } else if (found.equals(FolderDigests.UNREADABLE)) {
            faults.add("unreadable: " + path);
          } else if (!found.equals(expected)) {
            faults.add("changed: " + path);
          }
        });
    actual.keySet().stream()
        .filter(path -> !sealed.containsKey(path))
        .sorted()
        .forEach(path -> faults.add("does not belong here: " + path));
    return faults;
  }
}
