// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.SerialLine;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A port through jSerialComm, which is known to this class alone. Never waits: its own waiting counts in 100 ms. */
final class NativePort implements Port {
  private final SerialPort port;
  private final Path path;

  private NativePort(SerialPort port, Path path) {
    this.port = port;
    this.path = path;
  }

  /**
   * Opens a port.
   *
   * @throws DriverException.NotConnected it cannot be opened
   */
  static NativePort open(Path path, SerialLine line) throws DriverException.NotConnected {
    NativeLibrary.prepare();
    try {
      SerialPort port = SerialPort.getCommPort(path.toString());
      boolean pseudo = path.startsWith("/dev/pts");
      port.setComPortParameters(
          line.baud(),
          pseudo ? 8 : line.dataBits(),
          line.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS,
          pseudo ? SerialPort.NO_PARITY : parity(line.parity()),
          false);
      port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
      port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
      if (!port.openPort(0)) {
        throw new DriverException.NotConnected(
            "%s cannot be opened: error %d".formatted(path, port.getLastErrorCode()));
      }
      return new NativePort(port, path);
    } catch (SerialPortInvalidPortException e) {
      throw new DriverException.NotConnected(path + " is no serial port", e);
    } catch (LinkageError e) {
      throw new DriverException.NotConnected("no serial ports: the native library fails", e);
    }
  }

  private static int parity(SerialLine.Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  /** Asks first, since reading a port that was unplugged tells nothing. */
  @Override
  public int read(ByteBuffer room) throws DriverException.Lost {
    int there = port.bytesAvailable();
    if (there == 0) {
      return 0;
    }
    int most = Math.min(there, room.remaining());
    int count =
        there < 0
            ? there
            : port.readBytes(room.array(), most, room.arrayOffset() + room.position());
    if (count < 0) {
      throw gone();
    }
    return count;
  }

  @Override
  public int write(ByteBuffer bytes, int most) throws DriverException.Lost {
    int count = Math.min(most, bytes.remaining());
    int taken = port.writeBytes(bytes.array(), count, bytes.arrayOffset() + bytes.position());
    if (taken < 0) {
      throw gone();
    }
    bytes.position(bytes.position() + taken);
    return taken;
  }

  private DriverException.Lost gone() {
    return new DriverException.Lost(
        "%s is gone: error %d".formatted(path, port.getLastErrorCode()));
  }

  @Override
  public void close() {
    port.closePort();
  }
}
