// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.fakes;

import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Installed bundles and what their Metatype says. */
public final class FakeBundles implements MetaTypeService {
  private final List<FakeBundle> installed = new ArrayList<>();
  private int read;
  private long lastId;

  private record FakeBundle(
      long id,
      String name,
      Map<String, List<FakeAttribute>> pids,
      Map<String, List<FakeAttribute>> factories,
      Map<String, String> freeKeys,
      Bundle proxy) {}

  /** A resolved bundle with one designate. */
  public FakeBundles install(String name, String pid, FakeAttribute... attributes) {
    return add(name, Map.of(pid, List.of(attributes)), Map.of(), Map.of());
  }

  /** A resolved bundle with one factory designate. */
  public FakeBundles installFactory(String name, String pid, FakeAttribute... attributes) {
    return add(name, Map.of(), Map.of(pid, List.of(attributes)), Map.of());
  }

  /** A resolved bundle with one designate that has free keys. */
  public FakeBundles installFree(
      String name, String pid, String keys, FakeAttribute... attributes) {
    return add(name, Map.of(pid, List.of(attributes)), Map.of(), Map.of(pid, keys));
  }

  public void uninstall(String name) {
    installed.removeIf(bundle -> bundle.name().equals(name));
  }

  public Bundle[] all() {
    return installed.stream().map(FakeBundle::proxy).toArray(Bundle[]::new);
  }

  /** How often a bundle's Metatype was read. */
  public int timesRead() {
    return read;
  }

  private FakeBundles add(
      String name,
      Map<String, List<FakeAttribute>> pids,
      Map<String, List<FakeAttribute>> factories,
      Map<String, String> freeKeys) {
    long id = ++lastId;
    Map<String, @Nullable Object> answers = new HashMap<>();
    answers.put("getBundleId", id);
    answers.put("getSymbolicName", name);
    answers.put("getState", Bundle.RESOLVED);
    answers.put("getLastModified", 1L);
    List<BundleCapability> capabilities = new ArrayList<>();
    freeKeys.forEach(
        (pid, keys) ->
            capabilities.add(
                proxy(
                    BundleCapability.class,
                    Map.of("getAttributes", Map.of("pid", pid, "keys", keys)))));
    answers.put(
        "adapt", proxy(BundleRevision.class, Map.of("getDeclaredCapabilities", capabilities)));
    Bundle proxy = proxy(Bundle.class, answers);
    installed.add(new FakeBundle(id, name, pids, factories, freeKeys, proxy));
    return this;
  }

  @Override
  public MetaTypeInformation getMetaTypeInformation(Bundle bundle) {
    read++;
    FakeBundle found =
        installed.stream()
            .filter(each -> each.id() == bundle.getBundleId())
            .findFirst()
            .orElseThrow();
    return new MetaTypeInformation() {
      @Override
      public String @Nullable [] getPids() {
        return found.pids().isEmpty() ? null : found.pids().keySet().toArray(String[]::new);
      }

      @Override
      public String @Nullable [] getFactoryPids() {
        return found.factories().isEmpty()
            ? null
            : found.factories().keySet().toArray(String[]::new);
      }

      @Override
      public Bundle getBundle() {
        return bundle;
      }

      @Override
      public ObjectClassDefinition getObjectClassDefinition(String pid, @Nullable String locale) {
        List<FakeAttribute> offered = found.pids().getOrDefault(pid, found.factories().get(pid));
        if (offered == null) {
          throw new IllegalArgumentException(pid);
        }
        return new Offered(pid, offered);
      }

      @Override
      public String @Nullable [] getLocales() {
        return null;
      }
    };
  }

  private record Offered(String pid, List<FakeAttribute> attributes)
      implements ObjectClassDefinition {
    @Override
    public String getName() {
      return pid;
    }

    @Override
    public String getID() {
      return pid;
    }

    @Override
    public String getDescription() {
      return pid;
    }

    @Override
    public AttributeDefinition @Nullable [] getAttributeDefinitions(int filter) {
      return filter == OPTIONAL ? null : attributes.toArray(AttributeDefinition[]::new);
    }

    @Override
    public @Nullable InputStream getIcon(int size) {
      return null;
    }
  }

  /** An object that answers its named methods and nothing else. */
  private static <T> T proxy(Class<T> type, Map<String, ? extends @Nullable Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (!answers.containsKey(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answers.get(method.getName());
            }));
  }
}
