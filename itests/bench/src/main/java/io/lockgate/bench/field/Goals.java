// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

/** Says of each figure whether it meets its goal, or only prints both when the machine was too busy to judge. */
public final class Goals {
  private final boolean judges;
  private int missed;

  /** Without judgement it only prints. */
  public Goals(boolean judges) {
    this.judges = judges;
  }

  /** A figure and the least it should be. */
  public void atLeast(double goal, String what, double figure) {
    tell(what, figure, ">=", goal, figure >= goal);
  }

  /** A figure and the most it should be. */
  public void atMost(double goal, String what, double figure) {
    tell(what, figure, "<=", goal, figure <= goal);
  }

  private void tell(String what, double figure, String sign, double goal, boolean met) {
    String verdict = judges ? met ? "met" : "MISSED" : "not judged";
    FieldBench.line("    %-58s %10.2f  %s %g: %s", what, figure, sign, goal, verdict);
    if (!met) {
      missed++;
    }
  }

  /** Whether no figure missed its goal, as far as was judged. */
  public boolean met() {
    return !judges || missed == 0;
  }
}
