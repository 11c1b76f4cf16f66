// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.masters;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What every master of the matrix does and prints: one line a function. See {@code itests/peers/README.md}. */
final class Steps {
  private static final int ILLEGAL_FUNCTION = 1;
  private static final boolean[] PATTERN = {
    true, false, true, true, false, false, true, true, true, false
  };

  /** A step: throws what is wrong. */
  private interface Attempt {
    void run() throws Exception;
  }

  /** {@code HOST PORT UNIT [BASE]} of the command line. */
  record Target(String host, int port, int unit, int base) {
    static Target of(String... words) {
      if (words.length < 3) {
        throw new IllegalArgumentException("usage: HOST PORT UNIT [BASE]");
      }
      int base = words.length > 3 ? Integer.parseInt(words[3]) : 0;
      return new Target(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]), base);
    }
  }

  private final Master library;
  private final int base;
  private final boolean loose = System.getenv("LOOSE") != null;
  private boolean failed;

  private Steps(Master library, int base) {
    this.library = library;
    this.base = base;
  }

  /** Runs them all, in the order in which servers stand them; whether all was well. */
  static boolean run(Master library, Target target) {
    Steps steps = new Steps(library, target.base());
    steps.all();
    return !steps.failed;
  }

  private void all() {
    check("1", () -> require(library.coils(base, 8).length == 8, "8 coils"));
    check("2", this::discretes);
    check("3", () -> require(library.holdings(base, 4).length == 4, "4 registers"));
    check("4", this::inputs);
    check("5", this::oneCoil);
    check("6", () -> register(4242));
    check("15", this::manyCoils);
    check("16", this::manyRegisters);
    check("43/14", () -> require(!library.vendor().isEmpty(), "a vendor name"));
    check("22", this::mask);
    check("23", this::exchange);
  }

  private void check(String function, Attempt attempt) {
    String outcome;
    try {
      attempt.run();
      outcome = "ok";
    } catch (Master.Refused refused) {
      outcome =
          refused.code() == ILLEGAL_FUNCTION
              ? "unsupported by server"
              : "FAIL exception " + refused.code();
    } catch (Exception problem) {
      outcome = "FAIL " + problem.toString().replace('\n', ' ');
    }
    System.out.println("FC" + function + " " + outcome);
    failed |= outcome.startsWith("FAIL");
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new IllegalStateException("expected " + what);
    }
  }

  private static void equal(int[] expected, int[] got) {
    require(
        Arrays.equals(expected, got), Arrays.toString(expected) + ", got " + Arrays.toString(got));
  }

  private static void equal(boolean[] expected, boolean[] got) {
    require(
        Arrays.equals(expected, got), Arrays.toString(expected) + ", got " + Arrays.toString(got));
  }

  private void discretes() throws Exception {
    boolean[] expected = new boolean[8];
    IntStream.range(0, 8).forEach(i -> expected[i] = (base + i) % 3 == 0);
    boolean[] got = library.discretes(base, 8);
    equal(loose ? got : expected, got);
  }

  private void inputs() throws Exception {
    int[] got = library.inputs(base, 4);
    equal(loose ? got : IntStream.range(base, base + 4).toArray(), got);
  }

  private void oneCoil() throws Exception {
    for (boolean on : new boolean[] {true, false}) {
      library.writeCoil(base + 3, on);
      equal(new boolean[] {on}, library.coils(base + 3, 1));
    }
  }

  private void register(int value) throws Exception {
    library.writeRegister(base + 10, value);
    equal(new int[] {value}, library.holdings(base + 10, 1));
  }

  private void manyCoils() throws Exception {
    library.writeCoils(base + 4, PATTERN);
    equal(PATTERN, library.coils(base + 4, PATTERN.length));
  }

  private void manyRegisters() throws Exception {
    library.writeRegisters(base + 20, 1, 2, 65_535);
    equal(new int[] {1, 2, 65_535}, library.holdings(base + 20, 3));
  }

  private void mask() throws Exception {
    register(0x12);
    library.mask(base + 10, 0xF2, 0x25);
    equal(new int[] {0x17}, library.holdings(base + 10, 1));
  }

  private void exchange() throws Exception {
    int[] read = library.exchange(base + 29, 5, base + 30, 7, 8, 9);
    equal(new int[] {7, 8, 9}, Arrays.copyOfRange(read, 1, 4));
    equal(new int[] {7, 8, 9}, library.holdings(base + 30, 3));
  }
}
