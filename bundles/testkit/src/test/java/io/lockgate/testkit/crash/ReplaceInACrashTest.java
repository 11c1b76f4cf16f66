// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulation must let the right way of replacing a file pass and catch each way that leaves a step out. */
class ReplaceInACrashTest {
  private static final int WRITES = 100;

  @Test
  void temp_force_rename_and_force_of_the_folder_loses_nothing() throws IOException {
    CrashReport report = play(store -> store).crashes(1_000, this::newestAcknowledgedOrTheNext);
    assertTrue(report.states() >= 1_000, report::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false",
    "false, true, true",
    "true, false, false",
    "true, false, true",
    "true, true, false"
  })
  void leaving_out_a_step_is_caught(boolean temporary, boolean forceFile, boolean forceFolder)
      throws IOException {
    CrashFs fs = play(store -> new Replacing(store.folder(), temporary, forceFile, forceFolder));
    AssertionError caught =
        assertThrows(AssertionError.class, () -> fs.crashes(1, this::newestAcknowledgedOrTheNext));
    assertTrue(String.valueOf(caught.getMessage()).contains("seed 42"), caught::getMessage);
  }

  @Test
  void the_same_seed_fails_in_the_same_way() throws IOException {
    CrashFs one = play(store -> new Replacing(store.folder(), true, false, true));
    CrashFs two = play(store -> new Replacing(store.folder(), true, false, true));
    String first = failure(one);
    assertEquals(first, failure(two));
  }

  @Test
  void a_history_too_short_for_the_states_wanted_is_a_failure() {
    CrashFs fs = new CrashFs(1);
    fs.mark("nothing");
    AssertionError caught =
        assertThrows(AssertionError.class, () -> fs.crashes(10, (root, acknowledged) -> {}));
    assertTrue(
        String.valueOf(caught.getMessage()).contains("only 2 distinct states"), caught::getMessage);
  }

  private String failure(CrashFs fs) {
    return String.valueOf(
        assertThrows(AssertionError.class, () -> fs.crashes(1, this::newestAcknowledgedOrTheNext))
            .getMessage());
  }

  private static CrashFs play(UnaryOperator<Replacing> variant) throws IOException {
    CrashFs fs = new CrashFs(42);
    new Replacing(fs.root(), true, true, true).write(Replacing.value(0));
    fs.settle();
    Replacing store = variant.apply(new Replacing(fs.root(), true, true, true));
    for (int i = 1; i <= WRITES; i++) {
      store.write(Replacing.value(i));
      fs.mark(i);
    }
    return fs;
  }

  private void newestAcknowledgedOrTheNext(java.nio.file.Path root, List<Object> acknowledged)
      throws IOException {
    String value = new Replacing(root, true, true, true).read();
    int newest = acknowledged.size();
    assertTrue(
        value.equals(Replacing.value(newest)) || value.equals(Replacing.value(newest + 1)),
        () -> "neither value " + newest + " nor the next");
  }
}
