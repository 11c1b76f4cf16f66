// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.redeploy;

import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Use of a bundle that has just been started.
 *
 * @param context of the one who uses
 * @param how {@code hello}: its service's port says hello; {@code modbus}: its port answers a request; {@code snmp}: its
 *     port says whose engine it is; {@code driver}: a request goes through a link of it; {@code point}: a point is read by
 *     it; {@code publisher}: it tries to reach its destination; {@code present}: its service is there
 * @param what id of the service; for a driver, of the link, or address of the point, or id of the publisher
 */
record Use(BundleContext context, String how, String what) {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(10);
  private static final byte[] READ = {3, 0, 0, 0, 1};

  /** Waits until it can be used, and uses it. */
  void once() throws IOException, InvalidSyntaxException, InterruptedException {
    long begin = System.nanoTime();
    while (!used()) {
      if (System.nanoTime() - begin > LIMIT) {
        throw new IllegalStateException(what + " cannot be used");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private boolean used() throws IOException, InvalidSyntaxException, InterruptedException {
    return switch (how) {
      case "driver" -> asked();
      case "point" -> read();
      case "publisher" -> tried();
      case "present" -> present();
      default -> talked();
    };
  }

  /** Whether the service runs; for one that opens no port. */
  private boolean present() throws InvalidSyntaxException {
    return !context
        .getServiceReferences(GatewayService.class, "(" + GatewayService.ID + "=" + what + ")")
        .isEmpty();
  }

  /** Whether the point shows a good value; it does not while its driver is away. */
  private boolean read() {
    ServiceReference<PointImage> reference = context.getServiceReference(PointImage.class);
    if (reference == null) {
      return false;
    }
    try {
      PointImage image = context.getService(reference);
      return image != null && image.read(PointId.of(what)).quality().isGood();
    } finally {
      context.ungetService(reference);
    }
  }

  /** Whether it says that nobody is there. */
  private boolean tried() throws InvalidSyntaxException, InterruptedException {
    for (ServiceReference<Publisher> reference :
        context.getServiceReferences(Publisher.class, "(" + Publisher.ID + "=" + what + ")")) {
      Publisher present = context.getService(reference);
      if (present != null) {
        CountDownLatch done = new CountDownLatch(1);
        present.test(Duration.ofSeconds(5)).whenComplete((found, why) -> done.countDown());
        boolean answered = done.await(10, TimeUnit.SECONDS);
        context.ungetService(reference);
        return answered;
      }
    }
    return false;
  }

  private boolean talked() throws IOException, InvalidSyntaxException {
    for (ServiceReference<GatewayService> reference :
        context.getServiceReferences(
            GatewayService.class, "(" + GatewayService.ID + "=" + what + ")")) {
      GatewayService running = context.getService(reference);
      if (running != null && !running.endpoints().isEmpty()) {
        Endpoint endpoint = running.endpoints().get(0);
        context.ungetService(reference);
        talk(endpoint);
        return true;
      }
    }
    return false;
  }

  private void talk(Endpoint endpoint) throws IOException {
    String address = endpoint.address().equals("0.0.0.0") ? "127.0.0.1" : endpoint.address();
    if (how.equals("snmp")) {
      discover(new InetSocketAddress(address, endpoint.port()));
      return;
    }
    try (Socket socket = new Socket(address, endpoint.port())) {
      socket.setSoTimeout(5_000);
      if (how.equals("hello")) {
        byte[] said = socket.getInputStream().readNBytes(5);
        require(new String(said, StandardCharsets.US_ASCII).equals("hello"));
      } else {
        byte[] request = {0, 7, 0, 0, 0, 6, 1, 4, 0, 0, 0, 1};
        socket.getOutputStream().write(request);
        byte[] reply = socket.getInputStream().readNBytes(9);
        require(reply.length == 9 && reply[1] == 7 && reply[6] == 1);
      }
    }
  }

  /** What is asked first in version 3; any report is an answer. */
  private static void discover(InetSocketAddress at) throws IOException {
    byte[] question =
        HexFormat.of()
            .parseHex(
                "303a020103300f02026945020300ffe3040104020103"
                    + "0410300e0400020100020100040004000400"
                    + "301204000400a00c02024d4d0201000201003000");
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(2_000);
      socket.send(new DatagramPacket(question, question.length, at));
      DatagramPacket answer = new DatagramPacket(new byte[1_500], 1_500);
      socket.receive(answer);
      require(answer.getLength() > question.length);
    }
  }

  private static void require(boolean right) throws IOException {
    if (!right) {
      throw new IOException("wrong answer");
    }
  }

  /** Whether the driver is there and a device answers through it. */
  private boolean asked() throws InvalidSyntaxException, InterruptedException {
    ServiceReference<PassThrough> reference = context.getServiceReference(PassThrough.class);
    if (reference == null || context.getServiceReferences(Driver.class, null).isEmpty()) {
      return false;
    }
    try {
      PassThrough field = context.getService(reference);
      return field != null && answered(field);
    } finally {
      context.ungetService(reference);
    }
  }

  private boolean answered(PassThrough field) throws InterruptedException {
    AtomicInteger length = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(1);
    field
        .exchange(
            new PassThrough.Request(
                what, "255", ByteBuffer.wrap(READ), "redeploy", Duration.ofSeconds(2)))
        .whenComplete(
            (reply, failure) -> {
              length.set(reply == null ? 0 : reply.remaining());
              done.countDown();
            });
    return done.await(5, TimeUnit.SECONDS) && length.get() > 0;
  }
}
