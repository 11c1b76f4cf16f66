// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.core.model.csv.CsvExport;
import io.lockgate.core.model.csv.CsvImport;
import io.lockgate.core.model.yaml.BadYamlException;
import io.lockgate.testkit.fuzz.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any text as a model file: the reader of YAML (a library) and the reader of models. In the build the seeds run as tests;
 * a campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/core/model -am test -Dtest=ModelFuzzTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class ModelFuzzTest {
  /** Nothing is thrown at all: what is wrong is a list. A text of 4 kB; each of its bytes may become a node. */
  private static final Budget BUDGET = new Budget(4 << 20, BadYamlException.class);

  static Stream<byte[]> seeds() {
    return Stream.of(
            Good.MODEL,
            Good.MODEL.replace("low: 0,", "low: -0e6,"),
            "schema: 1\nid: a\nrevision: 1\ntitle: t\ndriver: d\npoints: []\n",
            "a: &x [1, *x]\n---\nb: !!int 5\n",
            "points:\n  - {name: \"\\u0041\", address: 'it''s', limits: {low: .inf, high: 0x7F}}\n",
            "? [complex]\n: - |\n    block\n  - >-\n    folded\n",
            "[[[[[[[[[[[[[[[[",
            "\t\u0000\uFEFF%YAML 1.2\n...")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void anyTextIsAModelOrAListOfProblems(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    BUDGET.spend(() -> check(text));
  }

  private static void check(String text) {
    ModelReader read = new ModelReader(text);
    Optional<DeviceModel> model = read.model();
    assertEquals(model.isEmpty(), !read.problems().isEmpty(), "a model or a problem");
    for (ModelProblem problem : read.problems()) {
      assertTrue(problem.line() >= 1 && problem.column() >= 1, problem::toString);
      assertFalse(problem.reason().isBlank());
    }
    model.ifPresent(ModelFuzzTest::checkTable);
  }

  /** What can be read goes into a table and comes back the same. */
  private static void checkTable(DeviceModel model) {
    String csv = CsvExport.of(model);
    String yaml = CsvImport.read(csv, again -> new ModelReader(again).problems()).yaml();
    assertEquals(Optional.of(model), new ModelReader(yaml).model(), csv);
  }
}
