// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.pdu;

import com.ghgande.j2mod.modbus.net.AbstractModbusListener;
import com.ghgande.j2mod.modbus.procimg.ProcessImage;

/** What j2mod asks for the process image: it listens to nothing, the frames come by our own carriers. */
final class OneDevice extends AbstractModbusListener {
  private final ProcessImage image;

  OneDevice(ProcessImage image) {
    this.image = image;
  }

  @Override
  public ProcessImage getProcessImage(int unit) {
    return image;
  }

  @Override
  public void stop() {
    listening = false;
  }

  @Override
  public void run() {
    listening = false;
  }
}
