// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.generation;

import io.lockgate.api.store.Generation;
import io.lockgate.core.config.disk.AtomicFile;
import io.lockgate.core.config.disk.DamagedFileException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The generations on disk, {@code NNNNNN.gen}; renaming one into place is the commit. The newest {@link #KEPT} are kept.
 * One that cannot be read is renamed to {@code NNNNNN.damaged} and its number never used again. Not thread-safe.
 */
public final class GenerationHistory {
  /** Generations that can be gone back to. */
  public static final int KEPT = 50;

  private static final int MAX_BYTES = 1 << 24;
  private static final Pattern NAME = Pattern.compile("(\\d{6,9})\\.(gen|damaged)");

  /**
   * A generation that can no longer be read.
   *
   * @param file its name now, or as it was when it is missing
   */
  public record Lost(int number, String file, String reason) {}

  private final Path folder;
  private final List<Generation> newestFirst = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();
  private Settings newest = Settings.NONE;
  private int lastNumber;

  private GenerationHistory(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads and checks all generations.
   *
   * @throws IOException the folder cannot be made or listed
   */
  public static GenerationHistory open(Path folder) throws IOException {
    AtomicFile.createFolders(folder);
    AtomicFile.sweep(folder);
    GenerationHistory history = new GenerationHistory(folder);
    history.load();
    return history;
  }

  /** Newest first; empty before the first commit. */
  public List<Generation> list() {
    return List.copyOf(newestFirst);
  }

  /** Settings of the newest; none before the first commit. */
  public Settings newest() {
    return newest;
  }

  /** What was found damaged or missing when the folder was opened. */
  public List<Lost> lost() {
    return List.copyOf(lost);
  }

  /**
   * The next generation, durable on return.
   *
   * @throws IOException it could not be stored for certain; {@link #newest} is as before
   */
  public Generation commit(Settings settings, Instant time, String by, String reason)
      throws IOException {
    Generation header = new Generation(lastNumber + 1, time, by, reason);
    Path file = file(header.number());
    byte[] bytes = GenerationCodec.encode(new StoredGeneration(header, settings));
    if (bytes.length > MAX_BYTES) {
      throw new IOException("all settings together are larger than " + MAX_BYTES + " bytes");
    }
    try {
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      takeBack(file, e);
      throw e;
    }
    lastNumber = header.number();
    newestFirst.add(0, header);
    newest = settings;
    return header;
  }

  /** Forgets what is beyond {@link #KEPT}. */
  public void prune() throws IOException {
    while (newestFirst.size() > KEPT) {
      Files.deleteIfExists(file(newestFirst.get(newestFirst.size() - 1).number()));
      newestFirst.remove(newestFirst.size() - 1);
    }
  }

  /**
   * A generation by its number; empty when it is not in {@link #list}.
   *
   * @throws IOException it cannot be read or is damaged; the message names the file
   */
  public Optional<StoredGeneration> read(int number) throws IOException {
    if (newestFirst.stream().noneMatch(known -> known.number() == number)) {
      return Optional.empty();
    }
    return Optional.of(load(number));
  }

  private void load() throws IOException {
    SortedMap<Integer, Boolean> numbers = numbers();
    for (Map.Entry<Integer, Boolean> found : numbers.entrySet()) {
      int number = found.getKey();
      lastNumber = Math.max(lastNumber, number);
      if (!found.getValue()) {
        continue;
      }
      try {
        StoredGeneration stored = load(number);
        newest = newestFirst.isEmpty() ? stored.settings() : newest;
        newestFirst.add(stored.header());
      } catch (IOException e) {
        setAside(number, String.valueOf(e.getMessage()));
      }
    }
    reportGaps(numbers);
  }

  /** Numbers in the folder, newest first, and whether each has a file that was not set aside. */
  private SortedMap<Integer, Boolean> numbers() throws IOException {
    SortedMap<Integer, Boolean> numbers = new TreeMap<>(Comparator.reverseOrder());
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Matcher name = NAME.matcher(String.valueOf(entry.getFileName()));
        if (name.matches()) {
          boolean usable = "gen".equals(name.group(2));
          numbers.merge(Integer.parseInt(name.group(1)), usable, Boolean::logicalOr);
        }
      }
    }
    return numbers;
  }

  private StoredGeneration load(int number) throws IOException {
    Path file = file(number);
    byte[] bytes =
        AtomicFile.read(file, MAX_BYTES)
            .orElseThrow(() -> new DamagedFileException(file, "it is missing"));
    StoredGeneration stored = GenerationCodec.decode(file, bytes);
    if (stored.header().number() != number) {
      throw new DamagedFileException(file, "it is generation " + stored.header().number());
    }
    return stored;
  }

  private void setAside(int number, String reason) throws IOException {
    Path damaged = folder.resolve(String.format("%06d.damaged", number));
    AtomicFile.move(file(number), damaged);
    lost.add(new Lost(number, String.valueOf(damaged.getFileName()), reason));
  }

  private void reportGaps(Map<Integer, Boolean> found) {
    if (newestFirst.isEmpty()) {
      return;
    }
    int oldest = newestFirst.get(newestFirst.size() - 1).number();
    for (int number = lastNumber; number > oldest && lost.size() < KEPT; number--) {
      if (!found.containsKey(number)) {
        String file = String.valueOf(file(number).getFileName());
        lost.add(new Lost(number, file, "it is missing"));
      }
    }
  }

  /** Whether the new name survived is unknown: without it, memory and disk agree again. */
  private static void takeBack(Path file, IOException cause) {
    try {
      AtomicFile.delete(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private Path file(int number) {
    return folder.resolve(String.format("%06d.gen", number));
  }
}
