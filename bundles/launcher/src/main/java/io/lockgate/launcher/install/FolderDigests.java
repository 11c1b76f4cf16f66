// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes the files of a folder on two threads: one of its own from the start, and the caller's once it has nothing
 * better to do. The largest files go first, so that both end at about the same time.
 */
public final class FolderDigests {
  /** Stands for the digest of a file that could not be read. */
  public static final String UNREADABLE = "";

  private final Path root;
  private final List<Folder.Entry> largestFirst;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, String> digests = new ConcurrentHashMap<>();
  private final Thread helper = new Thread(this::work, "installation-check");

  private FolderDigests(Path root, List<Folder.Entry> files) {
    this.root = root;
    largestFirst =
        files.stream().sorted(Comparator.comparingLong(Folder.Entry::bytes).reversed()).toList();
  }

  /** Begins in the background. */
  static FolderDigests start(Path root, List<Folder.Entry> files) {
    FolderDigests work = new FolderDigests(root, files);
    work.helper.setDaemon(true);
    work.helper.start();
    return work;
  }

  /** SHA-256 by path of all files; helps until the work is done. */
  public static Map<String, String> of(Path root, List<Folder.Entry> files) throws IOException {
    return start(root, files).finish();
  }

  /** SHA-256 by path, {@link #UNREADABLE} for what could not be read; helps until the work is done. */
  Map<String, String> finish() throws IOException {
    work();
    try {
      helper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the installation was being checked", e);
    }
    return digests;
  }

  private void work() {
    Sha256 sha256 = new Sha256();
    for (int i = next.getAndIncrement(); i < largestFirst.size(); i = next.getAndIncrement()) {
      String path = largestFirst.get(i).path();
      String digest;
      try {
        digest = sha256.of(root.resolve(path));
      } catch (IOException e) {
        digest = UNREADABLE;
      }
      digests.put(path, digest);
    }
  }
}
