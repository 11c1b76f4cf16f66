// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import io.lockgate.api.store.FreeSettings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas of all resolved bundles that are not the platform's. Each bundle is read once, and again after it was
 * updated. Of two bundles that offer the same pid the older one wins. Not thread-safe.
 */
public final class SchemaRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);

  private record Version(long bundle, long modified) {}

  private final Supplier<Bundle[]> bundles;
  private final MetaTypeService metatype;
  private Map<Version, Map<String, Schema>> read = new TreeMap<>(order());
  private Map<String, Schema> byPid = Map.of();

  /**
   * A registry that knows nothing until {@link #refresh}.
   *
   * @param bundles all installed bundles
   */
  public SchemaRegistry(Supplier<Bundle[]> bundles, MetaTypeService metatype) {
    this.bundles = bundles;
    this.metatype = metatype;
  }

  private static Comparator<Version> order() {
    return Comparator.comparingLong(Version::bundle).thenComparingLong(Version::modified);
  }

  /**
   * Looks at the bundles again.
   *
   * @return whether any came, went or changed
   */
  public boolean refresh() {
    Map<Version, Map<String, Schema>> now = new TreeMap<>(order());
    for (Bundle bundle : bundles.get()) {
      if (isRelevant(bundle)) {
        Version version = new Version(bundle.getBundleId(), bundle.getLastModified());
        Map<String, Schema> known = read.get(version);
        now.put(version, known == null ? schemas(bundle) : known);
      }
    }
    boolean changed = !now.keySet().equals(read.keySet());
    read = now;
    Map<String, Schema> all = new HashMap<>();
    now.values().forEach(schemas -> schemas.forEach(all::putIfAbsent));
    byPid = Map.copyOf(all);
    return changed;
  }

  /** The schema of a pid or factory instance; empty when no bundle knows it in this form. */
  public Optional<Schema> of(String pid) {
    return Optional.ofNullable(byPid.get(Pids.designate(pid)))
        .filter(schema -> schema.factory() == !Pids.instance(pid).isEmpty());
  }

  private static boolean isRelevant(Bundle bundle) {
    String name = bundle.getSymbolicName();
    boolean resolved = (bundle.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
    return resolved && bundle.getBundleId() != 0 && name != null && !Pids.ofPlatform(name);
  }

  private Map<String, Schema> schemas(Bundle bundle) {
    Map<String, Pattern> free = freeKeys(bundle);
    Map<String, Schema> schemas = new HashMap<>();
    MetaTypeInformation offered = metatype.getMetaTypeInformation(bundle);
    Set<String> single = new HashSet<>(free.keySet());
    if (offered != null) {
      for (String pid : texts(offered.getFactoryPids())) {
        single.remove(pid);
        put(schemas, pid, true, offered, free);
      }
      single.addAll(texts(offered.getPids()));
    }
    single.forEach(pid -> put(schemas, pid, false, offered, free));
    return schemas;
  }

  private static void put(
      Map<String, Schema> schemas,
      String pid,
      boolean factory,
      @Nullable MetaTypeInformation offered,
      Map<String, Pattern> free) {
    if (Pids.ofPlatform(pid)) {
      return;
    }
    boolean designated = offered != null && (factory || texts(offered.getPids()).contains(pid));
    schemas.put(
        pid,
        new Schema(
            factory,
            designated && offered != null ? offered.getObjectClassDefinition(pid, null) : null,
            Optional.ofNullable(free.get(pid))));
  }

  private static Set<String> texts(String @Nullable [] values) {
    return values == null ? Set.of() : new HashSet<>(Arrays.asList(values));
  }

  private static Map<String, Pattern> freeKeys(Bundle bundle) {
    Map<String, Pattern> free = new HashMap<>();
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return free;
    }
    for (BundleCapability declared : revision.getDeclaredCapabilities(FreeSettings.NAMESPACE)) {
      String pid = String.valueOf(declared.getAttributes().get("pid"));
      String keys = String.valueOf(declared.getAttributes().get("keys"));
      try {
        free.put(pid, Pattern.compile(keys));
      } catch (PatternSyntaxException e) {
        LOG.warn("Bundle {}: free keys of {} are no regular expression", bundle, pid);
      }
    }
    return free;
  }
}
