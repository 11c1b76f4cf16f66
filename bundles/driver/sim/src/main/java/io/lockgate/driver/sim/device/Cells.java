// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One address space of a device: coils, discrete inputs, input registers or holding registers. An address without a cell
 * does not exist for the master. Not thread-safe.
 */
public final class Cells {
  private static final int PAGE = 256;
  private static final int ABSENT = -1;
  private static final int WRITABLE = 1 << 16;
  private static final int VALUE = 0xFFFF;

  private final int[][] pages = new int[PAGE][];

  /** Whether all these addresses have a cell. */
  public boolean has(int address, int count) {
    return all(address, count, 0);
  }

  /** Whether a master may write to all these addresses. */
  public boolean writable(int address, int count) {
    return all(address, count, WRITABLE);
  }

  private boolean all(int address, int count, int flag) {
    if (address < 0 || count < 0 || address + count > PAGE * PAGE) {
      return false;
    }
    for (int i = address; i < address + count; i++) {
      int cell = cell(i);
      if (cell == ABSENT || (cell & flag) != flag) {
        return false;
      }
    }
    return true;
  }

  private int cell(int address) {
    int[] page = pages[address / PAGE];
    return page == null ? ABSENT : page[address % PAGE];
  }

  /** Value of a cell, 0 to 65535; 0 where there is none. */
  public int get(int address) {
    int cell = cell(address);
    return cell == ABSENT ? 0 : cell & VALUE;
  }

  /** Makes cells that a master may write; their values stay when they are there already. */
  public void open(int address, int count) {
    for (int i = address; i < address + count; i++) {
      store(i, get(i) | WRITABLE);
    }
  }

  /** Sets a cell and makes it where there is none; only the lower 16 bits count. */
  public void put(int address, int value) {
    int cell = cell(address);
    store(address, (cell == ABSENT ? 0 : cell & WRITABLE) | (value & VALUE));
  }

  private void store(int address, int cell) {
    int[] page = pages[address / PAGE];
    if (page == null) {
      page = new int[PAGE];
      Arrays.fill(page, ABSENT);
      pages[address / PAGE] = page;
    }
    page[address % PAGE] = cell;
  }

  /** 32 bits, the high word first. */
  public void putInt(int address, int value) {
    put(address, value >>> 16);
    put(address + 1, value);
  }

  /** 64 bits, the highest word first. */
  public void putLong(int address, long value) {
    putInt(address, (int) (value >>> 32));
    putInt(address + 2, (int) value);
  }

  /** An IEEE number of 32 bits, the high word first. */
  public void putFloat(int address, double value) {
    putInt(address, Float.floatToRawIntBits((float) value));
  }

  /** ASCII, two characters a word, filled up with zeros. */
  public void putText(int address, int words, String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), words * 2);
    for (int i = 0; i < words; i++) {
      put(address + i, ((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF));
    }
  }
}
