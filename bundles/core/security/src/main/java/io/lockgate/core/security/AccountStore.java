// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The accounts, one line each, replaced as a whole. Not thread-safe: one component owns it. */
final class AccountStore {
  static final String NAME = "security/users";

  private final StateStore store;

  AccountStore(StateStore store) {
    this.store = store;
  }

  Optional<Account> find(String name) throws IOException {
    return Optional.ofNullable(load().get(name));
  }

  /** Adds or replaces an account; durable on return. */
  void put(Account account) throws IOException {
    Map<String, Account> all = load();
    all.put(account.name(), account);
    StringBuilder text = new StringBuilder();
    all.values().forEach(each -> text.append(each.line()).append('\n'));
    store.write(NAME, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private Map<String, Account> load() throws IOException {
    Map<String, Account> all = new LinkedHashMap<>();
    Optional<byte[]> stored = store.read(NAME);
    if (stored.isEmpty()) {
      return all;
    }
    int number = 0;
    for (String line : new String(stored.get(), StandardCharsets.US_ASCII).split("\n")) {
      number++;
      try {
        Account account = Account.parse(line);
        all.put(account.name(), account);
      } catch (IllegalArgumentException e) {
        throw new IOException("the account store is damaged in line " + number, e);
      }
    }
    return all;
  }
}
