// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.core.audit.log.Limits;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One gateway's log with everything it needs, that can be opened, stopped, copied and put back. */
public final class LogFixture {
  public static final Limits SMALL = new Limits(64 * 1024, 4);
  private static final String RESERVE = "reserve";

  public final Path folder;
  public final MemoryStateStore state = new MemoryStateStore();
  public final FreshDeviceSigner signer = new FreshDeviceSigner();
  public final FakeClock clock = new FakeClock();

  public LogFixture(Path folder) {
    this.folder = folder;
  }

  public HashChainedAuditLog open(Limits limits) {
    return new HashChainedAuditLog(folder, state, signer, clock, limits);
  }

  public HashChainedAuditLog open() {
    return open(SMALL);
  }

  /** Opens, adds {@code count} records in groups, stops. */
  public void fill(int count) throws Exception {
    HashChainedAuditLog log = open();
    append(log, 0, count);
    log.close();
  }

  public static void append(AuditLog log, int from, int count) throws Exception {
    CompletableFuture<?>[] all =
        IntStream.range(from, from + count)
            .mapToObj(i -> log.append(event(i)).toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).get(30, TimeUnit.SECONDS);
  }

  public static long append(AuditLog log, AuditEvent event) throws Exception {
    return log.append(event).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  public static boolean fails(AuditLog log, AuditEvent event) throws Exception {
    try {
      append(log, event);
      return false;
    } catch (ExecutionException e) {
      return e.getCause() instanceof IOException;
    }
  }

  public static AuditEvent event(int number) {
    return new AuditEvent(
        AuditEvent.Category.ACCESS,
        "LOGIN_FAILED",
        "web",
        "user-" + number % 7,
        "session/" + number,
        AuditEvent.Result.REFUSED,
        "try number " + number + " \"quoted\" größer");
  }

  public static List<AuditRecord> all(AuditLog log) throws IOException {
    return log.query(AuditQuery.newest(100_000));
  }

  public static List<String> types(AuditLog log) throws IOException {
    return all(log).stream().map(record -> record.event().type()).toList();
  }

  public static byte[] export(AuditLog log) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    log.export(out);
    return out.toByteArray();
  }

  /** What is written, by name: without the room that is kept for later. */
  public NavigableMap<String, byte[]> files() throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path file : found) {
        String name = String.valueOf(file.getFileName());
        if (!name.equals(RESERVE)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** Makes folder and state hold exactly this. */
  public void restore(Map<String, byte[]> files, Map<String, byte[]> values) throws IOException {
    for (String name : files().keySet()) {
      if (!files.containsKey(name)) {
        Files.delete(folder.resolve(name));
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    state.contents(values);
  }
}
