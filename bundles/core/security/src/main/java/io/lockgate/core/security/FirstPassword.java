// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.PasswordRefusedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Role;
import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commissioning is the administrator's first password. A damaged account store counts as not commissioned and refuses to
 * be written, so that nothing acts and nothing is lost.
 */
@Component
public final class FirstPassword implements Commissioning {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPassword.class);
  private static final String OPERATION = "gateway:commission";

  private final AccountStore accounts;
  private final AccessControl access;
  private final AuditOutbox audit;
  private final PasswordPolicy policy = new PanelPasswordPolicy();
  private final SecureRandom random = new SecureRandom();
  private final HashingThread hashing = new HashingThread();
  private volatile boolean commissioned;

  /** Reads whether it has been done. */
  @Activate
  public FirstPassword(
      @Reference StateStore store, @Reference AccessControl access, @Reference AuditOutbox audit) {
    this.accounts = new AccountStore(store);
    this.access = access;
    this.audit = audit;
    try {
      commissioned = accounts.find(Account.ADMIN).isPresent();
    } catch (IOException e) {
      LOG.error("the accounts cannot be read: the gateway counts as not commissioned", e);
    }
  }

  @Deactivate
  void stop() {
    hashing.stop();
  }

  @Override
  public boolean commissioned() {
    return commissioned;
  }

  @Override
  public synchronized void commission(Identity by, char[] password)
      throws NotAllowedException, PasswordRefusedException, IOException {
    try {
      access.require(by, Permission.MANAGE_USERS, OPERATION);
      if (accounts.find(Account.ADMIN).isPresent()) {
        throw new IllegalStateException("the gateway is already commissioned");
      }
      policy.check(password);
      PasswordHash hash = hashing.call(() -> PasswordHash.of(password, random));
      accounts.put(new Account(Account.ADMIN, Role.SECURITY_ADMIN, hash));
      commissioned = true;
      record(by, Result.OK, "");
    } catch (PasswordRefusedException e) {
      record(by, Result.REFUSED, String.valueOf(e.getMessage()));
      throw e;
    } catch (IOException e) {
      record(by, Result.FAILED, "the account could not be stored");
      throw e;
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private void record(Identity by, Result result, String detail) {
    audit.put(AuditEvent.by(by, Category.ACCESS, "COMMISSIONED", Account.ADMIN, result, detail));
  }
}
