// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.testkit.net.Direction;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.net.ToxicProxy;
import java.io.IOException;
import java.time.Duration;

/** A way over TCP, with a proxy in it. */
public final class TcpPath implements FieldPath {
  private static final long EVERYTHING = 1L << 40;

  private final ToxicProxy proxy;
  private final FreePorts ports = new FreePorts();
  private final int nowhere = ports.tcp();

  private TcpPath(ToxicProxy proxy) {
    this.proxy = proxy;
  }

  /**
   * A way to a port of the loopback address.
   *
   * @throws IOException no port is free
   */
  public static TcpPath to(int port) throws IOException {
    return new TcpPath(ToxicProxy.to(port));
  }

  @Override
  public int port() {
    return proxy.port();
  }

  @Override
  public int nowhere() {
    return nowhere;
  }

  @Override
  public void cut() {
    proxy.cut();
  }

  @Override
  public void silence() {
    proxy.drop(Direction.DOWN, EVERYTHING);
  }

  @Override
  public void delay(Duration time) {
    proxy.delay(Direction.DOWN, time);
  }

  @Override
  public void heal() {
    proxy.heal();
  }

  @Override
  public void close() throws IOException {
    ports.close();
    proxy.close();
  }
}
