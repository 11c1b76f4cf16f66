// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suite finds what it is there to find: each defect makes a named test fail. */
class PlantedDefectsTest {
  private static Stream<Method> testsOf(Class<?> type) {
    return type == Object.class
        ? Stream.empty()
        : Stream.concat(
            testsOf(type.getSuperclass()),
            Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(Test.class)));
  }

  /** Runs one test as the engine would; gives what it threw. */
  private static Optional<Throwable> run(String name, Set<Defect> defects) throws Exception {
    Method test =
        testsOf(ToyConformance.class)
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no test " + name));
    test.setAccessible(true);
    ToyConformance suite = new ToyConformance(defects);
    suite.setUp();
    try {
      test.invoke(suite);
      return Optional.empty();
    } catch (InvocationTargetException thrown) {
      return Optional.ofNullable(thrown.getCause());
    } finally {
      tearDown(suite);
    }
  }

  /** A defect may show again at the end. */
  private static void tearDown(ToyConformance suite) throws Exception {
    try {
      suite.tearDown();
    } catch (IllegalStateException planted) {
      assertEquals("closed twice", planted.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IGNORES_DEADLINES, silence_timesOutAtTheDeadline",
    "TAKES_LATE_REPLIES, lateReply_isNotTakenForTheNextRequest",
    "LEAKS_A_THREAD, closedLinks_leaveNoThreadAndNoSocket",
    "LEAKS_THE_SOCKET, closedLinks_leaveNoThreadAndNoSocket",
    "THROWS_WHEN_CLOSED_AGAIN, closedLink_failsWhatIsOpen_andEverythingAfter",
    "THROWS_WHEN_CLOSED_AGAIN, linkNeverConnected_isClosed",
    "WORKS_AFTER_CLOSE, closedLink_failsWhatIsOpen_andEverythingAfter",
    "WORKS_AFTER_CLOSE, linkNeverConnected_isClosed",
    "FORGETS_OPEN_STAGES_AT_CLOSE, closedLink_failsWhatIsOpen_andEverythingAfter",
    "REPEATS_WRITES, write_reachesTheDeviceOnce",
    "REPEATS_WRITES, writeWithoutAnswer_isNotRepeated_andNobodyKnows",
    "WRITES_NOTHING, write_reachesTheDeviceOnce",
    "WRITES_NOTHING, refusedWrite_isRefused",
    "CANNOT_DIVIDE_STEPS, refusedPoint_failsNoOther_andIsNeverGood",
    "SHOWS_REFUSED_POINTS_AS_GOOD, refusedPoint_failsNoOther_andIsNeverGood",
    "SHOWS_OLD_VALUES, connected_readsWhatTheDeviceHolds",
    "SHOWS_OLD_VALUES, asManyAsAllowed_areOpenAtATime",
    "SWAPS_READINGS, connected_readsWhatTheDeviceHolds",
    "SWAPS_READINGS, plansOfADevice_standSideBySide",
    "FAILS_WITH_ANYTHING, silence_timesOutAtTheDeadline",
    "FAILS_WITH_ANYTHING, lostConnection_failsWhatIsOpen_andIsConnectedAgain",
    "FAILS_WITH_ANYTHING, nobodyThere_isNotConnected",
    "TAKES_ANY_SETTING, badLinkSettings_areRefusedByKey",
    "TAKES_ANY_POINT, goodModel_hasNoProblems_badOneIsNamed",
    "OFFERS_WHAT_IT_CANNOT_HOLD, asManyAsAllowed_areOpenAtATime",
    "CLOSES_THE_LINK_WITH_A_DEVICE, closedDevice_leavesTheLinkToOthers",
    "CONNECTS_ONLY_ONCE, lostConnection_failsWhatIsOpen_andIsConnectedAgain",
    "HIDES_A_CAPABILITY, undeclaredCapabilities_sayTheyAreNotSupported",
    "CHANGES_RAW_REPLIES, rawRequest_bringsTheReplyUnchanged",
    "FORGETS_A_POINT, plan_isPreparedWithoutConnection_coversEachPointOnce_andStaysTheSame",
    "FORGETS_A_POINT, connected_readsWhatTheDeviceHolds",
  })
  void defect_isFound(Defect defect, String test) throws Exception {
    Throwable found =
        run(test, EnumSet.of(defect))
            .orElseThrow(() -> new AssertionError(test + " does not see " + defect));
    assertTrue(
        found instanceof AssertionError
            || found instanceof IllegalStateException
            || found instanceof DriverException,
        () -> "found by accident: " + found);
  }

  @Test
  void everyDefect_isLookedFor() throws Exception {
    Method table =
        PlantedDefectsTest.class.getDeclaredMethod("defect_isFound", Defect.class, String.class);
    String rows = String.join("\n", table.getAnnotation(CsvSource.class).value());
    for (Defect each : Defect.values()) {
      assertTrue(rows.contains(each + ","), each + " is in no row");
    }
  }
}
