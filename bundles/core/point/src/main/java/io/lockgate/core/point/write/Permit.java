// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.write;

import io.lockgate.api.cluster.ClusterView;
import io.lockgate.api.point.WriteOutcome.Reason;
import io.lockgate.api.point.WriteOutcome.Refused;
import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether somebody may write at all: the person, the gateway, its part in a set. Thread-safe. */
@Component(service = Permit.class)
public final class Permit {
  private static final String OPERATION = "point:write";

  private final AccessControl access;
  private final Commissioning commissioning;

  /** Comes and goes with the bundle for redundancy; a gateway without it is the only one. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable ClusterView cluster;

  @Activate
  public Permit(@Reference AccessControl access, @Reference Commissioning commissioning) {
    this.access = access;
    this.commissioning = commissioning;
  }

  /** Why not; empty when it may. A lack of permission has been audited then. */
  Optional<Refused> refusal(Identity by) {
    try {
      access.require(by, Permission.OPERATE, OPERATION);
    } catch (NotAllowedException e) {
      return Optional.of(new Refused(Reason.NOT_ALLOWED, String.valueOf(e.getMessage())));
    }
    if (!commissioning.commissioned()) {
      return Optional.of(
          new Refused(Reason.NOT_ALLOWED, "the gateway is not commissioned: nothing is written"));
    }
    ClusterView view = cluster;
    if (view != null && !view.now().role().mayWrite()) {
      return Optional.of(
          new Refused(Reason.NOT_MAIN, "this gateway is " + view.now().role() + ", not the main"));
    }
    return Optional.empty();
  }
}
