// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import io.lockgate.testkit.component.ComponentModel.Reference;
import io.lockgate.testkit.leak.LeakCheck;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops a declarative-services component as the framework would, from the annotations on its class: the
 * constructor with its references and configuration, then reference fields and bind methods, then {@code @Activate}
 * methods; and back: {@code @Deactivate} methods, then unbind methods.
 *
 * <pre>{@code
 * ComponentTest<Server> test = ComponentTest.of(Server.class).with(new FakeClock()).config("port", 5020);
 * Server server = test.activate();
 * test.deactivate();
 * test.cycle(1_000);
 * }</pre>
 *
 * Targets of references are not looked at, and superclasses neither. Not thread-safe.
 *
 * @param <T> the component
 */
public final class ComponentTest<T> {
  private final Class<T> type;
  private final ComponentModel model;
  private final Surroundings surroundings = new Surroundings();
  private Duration patience = Duration.ofSeconds(10);
  private @Nullable T running;

  private ComponentTest(Class<T> type) {
    this.type = type;
    this.model = new ComponentModel(type);
  }

  /** A component that has been given nothing yet. */
  public static <T> ComponentTest<T> of(Class<T> type) {
    return new ComponentTest<>(type);
  }

  /** A service; it goes to every reference whose type it has. */
  public ComponentTest<T> with(Object service) {
    surroundings.service(service);
    return this;
  }

  /** A service with properties, which go to bind methods that ask for them. */
  public ComponentTest<T> with(Object service, Map<String, Object> properties) {
    surroundings.service(service, properties);
    return this;
  }

  /**
   * A setting, by the name it has in the configuration file ({@code max.size} for attribute {@code max_size}).
   *
   * @param value as the attribute's type, or text
   */
  public ComponentTest<T> config(String key, Object value) {
    surroundings.configuration(key, value);
    return this;
  }

  /** A property of the framework, for a component that asks the bundle context. */
  public ComponentTest<T> property(String key, String value) {
    surroundings.framework(key, value);
    return this;
  }

  /**
   * Makes and activates an instance.
   *
   * @throws IllegalStateException one is active
   * @throws IllegalArgumentException a reference or setting is missing, ambiguous, unknown or of the wrong type
   * @throws Exception what constructor or activate method threw
   */
  public T activate() throws Exception {
    if (running != null) {
      throw new IllegalStateException("it is active");
    }
    Object[] arguments = arguments(model.constructor.getParameters(), "constructor");
    T component = type.cast(unwrapped(() -> model.constructor.newInstance(arguments)));
    for (Reference<Field> field : model.fields) {
      inject(component, field);
    }
    for (Reference<Method> bind : model.binds) {
      for (Object service : bound(bind)) {
        give(bind.member(), component, service);
      }
    }
    callAll(model.activate, component);
    running = component;
    return component;
  }

  private Object[] arguments(Parameter[] parameters, String where) {
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          surroundings.find(parameters[i].getParameterizedType(), where + " parameter " + (i + 1));
    }
    return arguments;
  }

  private void inject(T component, Reference<Field> field) throws IllegalAccessException {
    Class<?> wanted = field.member().getType();
    if (!field.optional() || !surroundings.services(wanted).isEmpty()) {
      Object service =
          surroundings.find(field.member().getGenericType(), "field " + field.member().getName());
      field.member().set(component, service);
    }
  }

  private List<?> bound(Reference<Method> bind) {
    Class<?> wanted = bind.member().getParameterTypes()[0];
    List<?> services = surroundings.services(wanted);
    return bind.multiple() || bind.optional()
        ? services
        : List.of(surroundings.find(wanted, "method " + bind.member().getName()));
  }

  private void callAll(List<Method> methods, T component) throws Exception {
    for (Method method : methods) {
      call(method, component, arguments(method.getParameters(), "method " + method.getName()));
    }
  }

  private void give(Method method, T component, Object service) throws Exception {
    if (method.getParameterCount() == 1) {
      call(method, component, service);
    } else {
      call(method, component, service, surroundings.properties(service));
    }
  }

  private static void call(Method method, Object component, Object... arguments) throws Exception {
    unwrapped(
        () -> {
          method.invoke(component, arguments);
          return component;
        });
  }

  private static <R> R unwrapped(Callable<R> call) throws Exception {
    try {
      return call.call();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /**
   * Deactivates the instance and lets go of it.
   *
   * @throws IllegalStateException none is active
   * @throws Exception what a deactivate or unbind method threw; the instance is let go of all the same
   */
  public void deactivate() throws Exception {
    T component = running;
    if (component == null) {
      throw new IllegalStateException("it is not active");
    }
    running = null;
    callAll(model.deactivate, component);
    for (Reference<Method> bind : model.binds) {
      Method unbind = model.unbind(bind).orElse(null);
      if (unbind != null) {
        for (Object service : bound(bind)) {
          give(unbind, component, service);
        }
      }
    }
  }

  /** How long {@link #cycle} waits for what ends late; 10 seconds unless set. */
  public ComponentTest<T> patience(Duration limit) {
    patience = limit;
    return this;
  }

  /**
   * Starts and stops it many times and asserts that no instance, thread or open file is left.
   *
   * @throws AssertionError something is left; the message counts and names it
   * @throws Exception what the component threw
   */
  public void cycle(int times) throws Exception {
    activate();
    deactivate();
    LeakCheck check = LeakCheck.start(patience);
    for (int i = 0; i < times; i++) {
      check.watch(activate());
      deactivate();
    }
    check.assertNothingLeft();
  }
}
