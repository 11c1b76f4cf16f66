// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.util.List;
import java.util.Set;
import org.osgi.framework.BundleException;

/** The bundles of the framework as far as switching needs them. Calls with an unknown bundle id do nothing. */
interface ServiceBundles {
  /** Every declaration in every installed bundle, stopped ones included; unusable ones are logged and left out. */
  List<Declaration> declarations();

  /** Ids of all bundles that declare a service. */
  Set<Long> bundles();

  /** Whether it is starting or started. */
  boolean running(long bundleId);

  /** Starts it, also after later restarts of the framework. */
  void start(long bundleId) throws BundleException;

  /** Stops it, also after later restarts of the framework. */
  void stop(long bundleId) throws BundleException;
}
