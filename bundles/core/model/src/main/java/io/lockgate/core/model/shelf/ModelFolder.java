// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.shelf;

import io.lockgate.api.model.ModelFiles.Origin;
import io.lockgate.core.model.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The operator's own model files. A look costs one listing and one stat a file; a text is read when its time or size
 * changed and then stood still for one look, so that a file half copied is left alone. Not thread-safe.
 */
public final class ModelFolder {
  /** Most files; more are an accident. */
  public static final int MOST_FILES = 500;

  private static final String SUFFIX = ".yaml";

  private record Stamp(long modified, long size) {}

  private final Path folder;
  private SortedMap<String, Stamp> seen = new TreeMap<>();
  private SortedMap<String, Stamp> taken = new TreeMap<>();

  public ModelFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Whether files have come, gone or changed since {@link #texts}, and stand still now.
   *
   * @throws IOException the folder cannot be listed
   */
  public boolean changed() throws IOException {
    SortedMap<String, Stamp> now = stamps();
    boolean still = now.equals(seen);
    seen = now;
    return still && !now.equals(taken);
  }

  /**
   * All texts as they are.
   *
   * @throws IOException the folder cannot be listed
   */
  public List<ModelText> texts() throws IOException {
    taken = stamps();
    seen = taken;
    List<ModelText> texts = new ArrayList<>();
    for (String name : taken.keySet()) {
      texts.add(text(name));
    }
    return texts;
  }

  private ModelText text(String name) {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      byte[] bytes = in.readNBytes(YamlTree.MAX_CHARACTERS + 1);
      if (bytes.length > YamlTree.MAX_CHARACTERS) {
        return ModelText.unreadable(name, Origin.FOLDER, "larger than 1 MiB");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return ModelText.read(name, Origin.FOLDER, text);
    } catch (CharacterCodingException e) {
      return ModelText.unreadable(name, Origin.FOLDER, "not UTF-8");
    } catch (IOException e) {
      return ModelText.unreadable(name, Origin.FOLDER, "cannot be read: " + e.getMessage());
    }
  }

  private SortedMap<String, Stamp> stamps() throws IOException {
    SortedMap<String, Stamp> stamps = new TreeMap<>();
    if (Files.notExists(folder)) {
      return stamps;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path entry : entries) {
        BasicFileAttributes found = Files.readAttributes(entry, BasicFileAttributes.class);
        String name = String.valueOf(entry.getFileName());
        if (found.isRegularFile() && !name.startsWith(".") && stamps.size() < MOST_FILES) {
          stamps.put(
              name, new Stamp(found.lastModifiedTime().to(TimeUnit.NANOSECONDS), found.size()));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return stamps;
  }
}
