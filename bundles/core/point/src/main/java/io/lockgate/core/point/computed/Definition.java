// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.computed;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.core.point.expression.Expression;
import io.lockgate.core.point.expression.ExpressionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A computed point as configured. One whose expression cannot be read is there all the same, without inputs, so that its
 * point shows that its configuration is wrong; one without a proper address or unit is refused.
 */
@Component(
    service = Definition.class,
    configurationPid = "io.lockgate.core.point.computed",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ComputedSettings.class, factory = true)
public final class Definition {
  private static final Logger LOG = LoggerFactory.getLogger(Definition.class);
  private static final int SHORTEST_MILLIS = 10;

  private final Entry entry;
  private final Optional<Expression> expression;

  /** Reads it. */
  @Activate
  public Definition(ComputedSettings settings) {
    PointId id = new PointId(settings.device(), settings.point());
    int period = settings.period();
    if (period < 0 || (period > 0 && period < SHORTEST_MILLIS)) {
      throw new IllegalArgumentException(
          id + ": period must be 0 or at least " + SHORTEST_MILLIS + " ms");
    }
    PointModel model =
        new PointModel(
            id.point(),
            settings.title(),
            settings.expression(),
            DataType.FLOAT64,
            Map.of(),
            1,
            0,
            settings.unit(),
            Limits.NONE,
            WriteRule.READ_ONLY,
            "");
    entry = new Entry(id, model, Duration.ofMillis(period));
    expression = parsed(id, settings.expression());
  }

  private static Optional<Expression> parsed(PointId id, String text) {
    try {
      return Optional.of(Expression.parse(text));
    } catch (ExpressionException e) {
      LOG.error("the expression of {} cannot be read: {}", id, e.getMessage());
      return Optional.empty();
    }
  }

  PointId id() {
    return entry.id();
  }

  Entry entry() {
    return entry;
  }

  /** Empty when it could not be read. */
  Optional<Expression> expression() {
    return expression;
  }

  /** The points it is made of. */
  List<PointId> inputs() {
    return expression.map(Expression::inputs).orElse(List.of());
  }
}
