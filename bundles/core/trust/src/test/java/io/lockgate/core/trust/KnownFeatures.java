// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.jspecify.annotations.Nullable;

/** A features service that knows what each file declares, and notes what is asked of it. */
final class KnownFeatures {
  final List<String> log = new ArrayList<>();
  private final Map<URI, List<Feature>> files = new HashMap<>();
  private final List<URI> repositories = new ArrayList<>();

  /** Feature {@code name}, installed by {@code install}, that needs another one or none. */
  static Feature feature(String name, String install, String... needs) {
    List<Dependency> dependencies = new ArrayList<>();
    for (String need : needs) {
      dependencies.add(
          proxy(Dependency.class, (method, args) -> method.equals("getName") ? need : "1.0"));
    }
    return proxy(
        Feature.class,
        (method, args) ->
            switch (method) {
              case "getName", "getId", "toString" -> name;
              case "getInstall" -> install;
              case "getDependencies" -> dependencies;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  void declare(URI file, Feature... features) {
    files.put(file, List.of(features));
  }

  FeaturesService service() {
    return proxy(FeaturesService.class, this::answer);
  }

  private @Nullable Object answer(String method, Object[] args) {
    switch (method) {
      case "addRepository" -> {
        repositories.add((URI) args[0]);
        log.add("add " + args[0]);
      }
      case "removeRepository" -> {
        repositories.remove((URI) args[0]);
        log.add("remove " + args[0] + " " + args[1]);
      }
      case "installFeature" -> {
        log.add("install " + args[0]);
        if (args[0].toString().startsWith("bad")) {
          throw new IllegalStateException("a bundle was refused");
        }
      }
      case "getRepository" -> {
        return repository((URI) args[0]);
      }
      case "getFeature" -> {
        return repositories.stream()
            .flatMap(file -> files.getOrDefault(file, List.of()).stream())
            .filter(feature -> feature.getName().equals(args[0]))
            .findFirst()
            .orElse(null);
      }
      default -> throw new UnsupportedOperationException(method);
    }
    return null;
  }

  private Repository repository(URI file) {
    Feature[] declared = files.getOrDefault(file, List.of()).toArray(new Feature[0]);
    return proxy(Repository.class, (method, args) -> declared);
  }

  /** Answers by method name and arguments. */
  private interface Answer {
    @Nullable Object to(String method, Object[] args);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> answer.to(method.getName(), args)));
  }
}
