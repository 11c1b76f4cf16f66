// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** Function codes that have messages of their own; any other goes as {@link RawRequest}. */
public final class Function {
  public static final int READ_COILS = 1;
  public static final int READ_DISCRETE_INPUTS = 2;
  public static final int READ_HOLDING_REGISTERS = 3;
  public static final int READ_INPUT_REGISTERS = 4;
  public static final int WRITE_COIL = 5;
  public static final int WRITE_REGISTER = 6;
  public static final int READ_EXCEPTION_STATUS = 7;
  public static final int DIAGNOSTICS = 8;
  public static final int COMM_EVENT_COUNTER = 11;
  public static final int COMM_EVENT_LOG = 12;
  public static final int WRITE_COILS = 15;
  public static final int WRITE_REGISTERS = 16;
  public static final int REPORT_SERVER_ID = 17;
  public static final int READ_FILE = 20;
  public static final int WRITE_FILE = 21;
  public static final int MASK_WRITE = 22;
  public static final int READ_WRITE_REGISTERS = 23;
  public static final int READ_FIFO = 24;

  /** Encapsulated interface; with {@link #MEI_IDENTIFICATION} it reads the device's identification. */
  public static final int ENCAPSULATED = 43;

  /** Second byte of {@link #ENCAPSULATED}. */
  public static final int MEI_IDENTIFICATION = 14;

  /** A vendor's function; with {@link #SUB_READ_SCATTERED} it reads registers that are not adjacent. */
  public static final int VENDOR_100 = 100;

  /** Third byte of {@link #VENDOR_100}. */
  public static final int SUB_READ_SCATTERED = 4;

  /** Highest function code; the bit above marks an exception response. */
  public static final int MAX = 127;

  /** Set in the function code of an exception response. */
  public static final int EXCEPTION_BIT = 0x80;

  private Function() {}
}
