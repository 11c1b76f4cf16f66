// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Speaks one field protocol. Registered as a service with {@link #ID}. It makes {@link Link}s; a link makes
 * {@link Device}s; a device prepares {@link ReadPlan}s for its points.
 *
 * <p>Division of labour: the driver encodes, sends and decodes. The framework does the rest: one queue for each link
 * with priorities, schedule, retries, reconnection and back-off, scaling, limits, quality, statistics. So a driver has
 * no thread, no timer, no loop and no queue of its own.
 *
 * <p>Settings of links, devices and discovery ranges come as {@link Settings}. A driver describes them by Metatype object
 * classes with the factory pids {@code <symbolic name>.link}, {@code .device} and {@code .range}; forms, checks and
 * defaults follow from these. A configuration {@code <symbolic name>.link~bus1} is the link {@code bus1}; the settings
 * named in {@link DeviceSpec} are the framework's. When the service goes away, the framework closes all its links first.
 *
 * <p>Deadlines: a form without the setting {@code timeout-ms} gives each request 1 s. With it (milliseconds; of a device 0
 * means: as its link says) the driver keeps that time by itself, from the moment at which it has sent, and the deadline
 * comes 2 s later, as room for connecting and pauses.
 */
@ConsumerType
public interface Driver {
  /** Service property: the driver's id, lower-case letters, digits and {@code -}; what a device model names. */
  String ID = "gateway.driver";

  /** What it can do beyond opening links; constant. A method of an undeclared capability is never called. */
  Set<Capability> capabilities();

  /**
   * Checks addresses, types and options of a model. Does no input or output, does not throw.
   *
   * @return all that is wrong, with paths such as {@code points/W/address}; empty when it can be used
   */
  List<ModelProblem> check(DeviceModel model);

  /**
   * Makes a link, not yet connected. Does no input or output. Two links never share an id at a time.
   *
   * @param spec its id and settings
   * @param context what the framework gives for this link, valid until the link is closed
   * @throws DriverException.BadSetting a setting cannot work; the operator is shown the key and the reason
   */
  Link open(LinkSpec spec, LinkContext context) throws DriverException;

  /**
   * Expands a range into places to look at. The framework opens (or shares) the link of each, asks
   * {@link Device#identify}, and can stop between any two. Does no input or output.
   *
   * @param range settings of the form {@code .range}
   * @return at most 65,536, in the order in which to look; needs {@link Capability#DISCOVER}
   * @throws DriverException.BadSetting the range cannot be understood or is too large
   */
  default List<Candidate> candidates(Settings range) throws DriverException {
    throw new DriverException.NotSupported(Capability.DISCOVER);
  }

  /**
   * A place where a device may be.
   *
   * @param link settings that say where its link goes, no others: an existing link that agrees with them is that link
   * @param device settings that say where the device is, no others
   */
  record Candidate(Settings link, Settings device) {}
}
