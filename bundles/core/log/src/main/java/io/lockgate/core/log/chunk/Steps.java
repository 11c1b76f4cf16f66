// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

/**
 * A column of numbers that rise evenly: only the change of the step is kept, which for times and sequence numbers of a
 * steady poll is 0, one bit. Not thread-safe; overflow wraps round and back.
 */
final class Steps {
  private long last;
  private long step;

  void write(long number, BitWriter out) {
    long now = number - last;
    out.putSmall(now - step);
    step = now;
    last = number;
  }

  long read(BitReader in) throws DamagedChunkException {
    step += in.small();
    last += step;
    return last;
  }
}
