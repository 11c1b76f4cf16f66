// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.masters;

/** The calls of a library that asks one unit; each throws when there is no right answer. */
interface Master {
  boolean[] coils(int address, int count) throws Exception;

  boolean[] discretes(int address, int count) throws Exception;

  int[] holdings(int address, int count) throws Exception;

  int[] inputs(int address, int count) throws Exception;

  void writeCoil(int address, boolean on) throws Exception;

  void writeRegister(int address, int value) throws Exception;

  void writeCoils(int address, boolean... values) throws Exception;

  void writeRegisters(int address, int... values) throws Exception;

  /** Function 22. */
  void mask(int address, int and, int or) throws Exception;

  /** Function 23: what is read after writing. */
  int[] exchange(int readAddress, int count, int writeAddress, int... values) throws Exception;

  /** Function 43/14, object 0. */
  String vendor() throws Exception;

  /** A refusal by the unit. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    Refused(int code) {
      super("exception " + code);
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
