// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.WriteGate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The parts of the gateway that the server answers from. Each may come and go while connections stay: what is not there
 * is answered by an exception reply.
 */
@Component(service = FieldServices.class)
public final class FieldServices {
  private final Present<PassThrough> passThrough = new Present<>();
  private final Present<FieldStatus> status = new Present<>();
  private final Present<PointImage> image = new Present<>();
  private final Present<WriteGate> gate = new Present<>();
  private final Present<PointDirectory> directory = new Present<>();
  private final Present<Transports> transports = new Present<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "passThroughWent")
  void passThroughCame(PassThrough service) {
    passThrough.came(service);
  }

  void passThroughWent(PassThrough service) {
    passThrough.went(service);
  }

  /** The way down to the devices. */
  @Nullable PassThrough passThrough() {
    return passThrough.now();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "statusWent")
  void statusCame(FieldStatus service) {
    status.came(service);
  }

  void statusWent(FieldStatus service) {
    status.went(service);
  }

  /** How links and devices are. */
  @Nullable FieldStatus status() {
    return status.now();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "imageWent")
  void imageCame(PointImage service) {
    image.came(service);
  }

  void imageWent(PointImage service) {
    image.went(service);
  }

  /** The values of all points. */
  @Nullable PointImage image() {
    return image.now();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "gateWent")
  void gateCame(WriteGate service) {
    gate.came(service);
  }

  void gateWent(WriteGate service) {
    gate.went(service);
  }

  /** The way to write a point. */
  @Nullable WriteGate gate() {
    return gate.now();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "directoryWent")
  void directoryCame(PointDirectory service) {
    directory.came(service);
  }

  void directoryWent(PointDirectory service) {
    directory.went(service);
  }

  /** What is known about points. */
  @Nullable PointDirectory directory() {
    return directory.now();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "transportsWent")
  void transportsCame(Transports service) {
    transports.came(service);
  }

  void transportsWent(Transports service) {
    transports.went(service);
  }

  /** Serial ports. */
  @Nullable Transports transports() {
    return transports.now();
  }
}
