// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.api.model.ModelFiles.Imported;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.core.model.schema.ModelReader;
import io.lockgate.testkit.fuzz.Budget;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any text as a table of points: the reader of tables (a library) and the import. In the build the seeds run as tests; a
 * campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/core/model -am test -Dtest=CsvFuzzTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class CsvFuzzTest {
  private static final Budget BUDGET = new Budget(4 << 20, BadCsvException.class);

  static Stream<byte[]> seeds() {
    return Stream.of(
            "#id,m\n#revision,1\n#title,T\n#driver,modbus\n#group,fast,1s\n"
                + "name,address,type,scale,group\nP,input/0,uint16,0.1,fast\n",
            "#id;m\nname;address;type\n\"a;b\";\"x\ny\";\"z\"\"\"\n",
            "#recognised-by,ACME,M3*,2\n#alarm,high,P,above,1000\nname,write,low,high,options\n"
                + "P,true,1,2,words=low-first invalid=0x8000\n",
            "name,name,nothing\n\"not closed",
            "'=cmd,|calc\r\n\uFEFF,,,\r")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void anyTextIsATableOrAListOfProblems(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    BUDGET.spend(() -> check(text));
  }

  private static void check(String text) {
    Imported imported = CsvImport.read(text, yaml -> new ModelReader(yaml).problems());
    assertEquals(imported.yaml().isEmpty(), !imported.problems().isEmpty());
    for (ModelProblem problem : imported.problems()) {
      assertTrue(problem.line() >= 1 && problem.column() >= 1, problem::toString);
    }
    if (!imported.yaml().isEmpty()) {
      assertTrue(new ModelReader(imported.yaml()).model().isPresent());
    }
  }
}
