// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.write;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.cluster.ClusterRole;
import io.lockgate.api.cluster.ClusterView;
import io.lockgate.api.cluster.Epoch;
import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteOutcome.Reason;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Role;
import io.lockgate.core.point.PointCore;
import io.lockgate.core.point.PointTimer;
import io.lockgate.core.point.Points;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FakeCommissioning;
import io.lockgate.testkit.fakes.RoleAccessControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One test for each way a write can end. */
class WriteGateTest {
  private static final Identity OPERATOR = new Identity("op-1", Role.OPERATOR, "console");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final WriteRule RULE = new WriteRule(true, new Limits(-10, 100), true);
  private static final WriteRule COMMAND = new WriteRule(true, Limits.NONE, false);

  private final FieldWay way = new FieldWay();
  private final CollectingAuditLog audit = new CollectingAuditLog();
  private final FakeCommissioning commissioning = new FakeCommissioning();
  private final PointCore core;
  private final ComponentTest<PointTimer> timerTest = ComponentTest.of(PointTimer.class);
  private final Permit permit = new Permit(new RoleAccessControl(), commissioning);
  private final ComponentTest<GuardedWriteGate> gateTest;
  private final GuardedWriteGate gate;

  WriteGateTest() throws Exception {
    core = new PointCore();
    gateTest =
        ComponentTest.of(GuardedWriteGate.class)
            .with(permit)
            .with(core.table)
            .with(audit)
            .with(core.clock)
            .with(timerTest.activate());
    gate = gateTest.activate();
  }

  @BeforeEach
  void declare() throws Exception {
    commissioning.commission(OPERATOR, "a long password".toCharArray());
    core.directory.declare(
        "dev",
        List.of(
            Points.entry("dev/level", DataType.INT16, 0.1, RULE),
            Points.entry("dev/fixed", DataType.INT16, 1, WriteRule.READ_ONLY),
            Points.entry("dev/pulse", DataType.BOOL, 1, COMMAND),
            Points.entry("dev/name", DataType.TEXT, 1, COMMAND)),
        way);
  }

  @AfterEach
  void stop() throws Exception {
    gateTest.deactivate();
    timerTest.deactivate();
    core.close();
  }

  private static WriteRequest level(double value) {
    return request("dev/level", Value.of(value), LONG);
  }

  private static WriteRequest request(String point, Value value, Duration within) {
    return WriteRequest.manual(OPERATOR, PointId.of(point), value, within);
  }

  private WriteOutcome write(WriteRequest request) {
    return gate.write(request).toCompletableFuture().join();
  }

  private void assertRefused(Reason reason, WriteRequest request) {
    WriteOutcome.Refused refused = assertInstanceOf(WriteOutcome.Refused.class, write(request));
    assertEquals(reason, refused.reason());
    assertEquals(List.of(), way.calls(), "nothing was sent");
    assertRecorded(AuditEvent.Result.REFUSED, request, refused);
  }

  private void assertRecorded(
      AuditEvent.Result result, WriteRequest request, WriteOutcome outcome) {
    assertEquals(1, audit.events().size());
    AuditEvent event = audit.events().get(0);
    assertEquals(AuditEvent.Category.FIELD, event.category());
    assertEquals(result, event.result());
    assertEquals(request.point().toString(), event.id());
    assertEquals(request.by().id(), event.who());
    assertTrue(event.detail().contains(outcome.sentence()), event.detail());
    assertTrue(event.detail().startsWith(request.value().text()), event.detail());
  }

  @Test
  void whoMayNotOperate_isRefused() {
    Identity viewer = new Identity("viewer-1", Role.VIEWER, "web");
    assertRefused(
        Reason.NOT_ALLOWED,
        WriteRequest.manual(viewer, PointId.of("dev/level"), Value.of(1.0), LONG));
  }

  @Test
  void gatewayNotCommissioned_isRefused() throws Exception {
    Permit fresh = new Permit(new RoleAccessControl(), new FakeCommissioning());
    GuardedWriteGate other =
        new GuardedWriteGate(fresh, core.table, audit, core.clock, new PointTimer());
    WriteOutcome outcome = other.write(level(1)).toCompletableFuture().join();
    assertEquals(Reason.NOT_ALLOWED, ((WriteOutcome.Refused) outcome).reason());
    assertTrue(outcome.sentence().contains("commissioned"));
    assertEquals(List.of(), way.calls());
  }

  @Test
  void gatewayNotMain_isRefused() {
    permit.cluster = view(ClusterRole.STANDBY);
    assertRefused(Reason.NOT_MAIN, level(1));
  }

  @Test
  void gatewayThatIsMain_writes() {
    permit.cluster = view(ClusterRole.MAIN);
    assertInstanceOf(WriteOutcome.Confirmed.class, write(level(1)));
  }

  private static ClusterView view(ClusterRole role) {
    return () -> new ClusterView.Membership(role, Epoch.NONE);
  }

  @Test
  void unknownPoint_isRefused() {
    assertRefused(Reason.NO_SUCH_POINT, request("dev/nothing", Value.of(1L), LONG));
  }

  @Test
  void readOnlyPoint_isRefused() {
    assertRefused(Reason.READ_ONLY, request("dev/fixed", Value.of(1L), LONG));
  }

  @Test
  void wrongKind_isRefused() {
    assertRefused(Reason.WRONG_TYPE, request("dev/level", Value.of("12"), LONG));
  }

  @Test
  void numberForAFlag_isRefused() {
    assertRefused(Reason.WRONG_TYPE, request("dev/pulse", Value.of(1L), LONG));
  }

  @Test
  void numberThatTheRegisterCannotHold_isRefused() {
    assertRefused(Reason.WRONG_TYPE, level(4_000));
  }

  @Test
  void numberOutsideTheLimits_isRefused() {
    assertRefused(Reason.OUT_OF_LIMITS, level(100.1));
  }

  @Test
  void tooManyWaiting_isRefused_untilOneIsDone() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    way.answer(answer);
    List<CompletableFuture<WriteOutcome>> waiting = new ArrayList<>();
    for (int i = 0; i < GuardedWriteGate.MOST_WAITING; i++) {
      waiting.add(gate.write(level(1)).toCompletableFuture());
    }
    assertEquals(Reason.BUSY, ((WriteOutcome.Refused) write(level(1))).reason());
    answer.complete(null);
    waiting.forEach(each -> assertInstanceOf(WriteOutcome.Confirmed.class, each.join()));
    assertInstanceOf(WriteOutcome.Confirmed.class, write(level(1)));
  }

  @Test
  void linkDown_isRefused() {
    assertFailure(new DriverException.NotConnected("down"), Reason.NOT_CONNECTED);
  }

  @Test
  void linkClosedBefore_isRefused() {
    assertFailure(new DriverException.Closed(false), Reason.NOT_CONNECTED);
  }

  @Test
  void turnThatCameTooLate_isRefused() {
    assertFailure(new DriverException.Expired(), Reason.EXPIRED);
  }

  @Test
  void fullQueueOfTheLink_isRefused() {
    assertFailure(new DriverException.Busy("full"), Reason.BUSY);
  }

  @Test
  void driverThatCannotWrite_isRefused() {
    assertFailure(new DriverException.NotSupported(Capability.WRITE), Reason.READ_ONLY);
  }

  @Test
  void valueThatTheDriverCannotEncode_isRefused() {
    assertFailure(new DriverException.BadSetting("length", "too long"), Reason.WRONG_TYPE);
  }

  private void assertFailure(DriverException failure, Reason reason) {
    way.fail(failure);
    WriteOutcome.Refused outcome = assertInstanceOf(WriteOutcome.Refused.class, write(level(1)));
    assertEquals(reason, outcome.reason());
    assertEquals(1, way.calls().size());
    assertRecorded(AuditEvent.Result.REFUSED, level(1), outcome);
  }

  @Test
  void deviceThatRefuses_isShownWithItsCode() {
    way.fail(new DriverException.Refused(3, false, "illegal data value"));
    WriteOutcome outcome = write(level(1));
    assertEquals(new WriteOutcome.Rejected(3, "illegal data value"), outcome);
    assertRecorded(AuditEvent.Result.FAILED, level(1), outcome);
  }

  @Test
  void noAnswer_isUnknown_andSentOnce() {
    for (DriverException each :
        List.of(
            new DriverException.TimedOut("silent"),
            new DriverException.Lost("cut"),
            new DriverException.Damaged("noise"),
            new DriverException.Closed(true))) {
      way.fail(each);
      assertInstanceOf(WriteOutcome.Unknown.class, write(level(1)));
    }
    assertEquals(4, way.calls().size(), "never repeated, never read back");
  }

  @Test
  void wayThatThrows_isUnknown() {
    way.breakDown();
    assertInstanceOf(WriteOutcome.Unknown.class, write(level(1)));
  }

  @Test
  void wayThatNeverAnswers_isUnknownWhenTheTimeIsOver() {
    way.answer(new CompletableFuture<>());
    WriteOutcome outcome = write(request("dev/level", Value.of(1.0), Duration.ofMillis(30)));
    assertInstanceOf(WriteOutcome.Unknown.class, outcome);
    assertEquals(1, audit.events().size());
  }

  @Test
  void valueThatReadsBack_isConfirmed() {
    WriteOutcome outcome = write(level(21.5));
    assertEquals(new WriteOutcome.Confirmed(Value.of(21.5)), outcome);
    assertEquals(List.of("write level 21.5 8", "read level"), way.calls());
    assertRecorded(AuditEvent.Result.OK, level(21.5), outcome);
  }

  @Test
  void readBackWithinHalfAStep_isConfirmed() {
    way.show(new Value.Decimal(215, 1));
    assertInstanceOf(WriteOutcome.Confirmed.class, write(level(21.54)));
  }

  @Test
  void readBackBeyondHalfAStep_isNotConfirmed() {
    way.show(new Value.Decimal(215, 1));
    WriteOutcome outcome = write(request("dev/level", Value.of(21.56), Duration.ofMillis(100)));
    assertEquals(new WriteOutcome.NotConfirmed(new Value.Decimal(215, 1)), outcome);
    assertEquals(AuditEvent.Result.FAILED, audit.events().get(0).result());
  }

  @Test
  void deviceThatNeedsAMoment_isReadAgain_notWrittenAgain() {
    way.show(Value.of(0.0), Value.missing(), Value.of(5.0));
    assertEquals(new WriteOutcome.Confirmed(Value.of(5.0)), write(level(5)));
    assertEquals(
        List.of("write level 5.0 8", "read level", "read level", "read level"), way.calls());
  }

  @Test
  void readBackThatFails_isNotConfirmed() {
    way.show(Value.missing());
    WriteOutcome outcome = write(request("dev/level", Value.of(1.0), Duration.ofMillis(100)));
    assertEquals(new WriteOutcome.NotConfirmed(Value.missing()), outcome);
  }

  @Test
  void noExpectation_isAcceptedWithoutReading() {
    WriteOutcome outcome = write(level(1).expecting(Value.missing()));
    assertEquals(new WriteOutcome.Accepted(), outcome);
    assertEquals(1, way.calls().size());
  }

  @Test
  void command_isNotReadBackAsWritten_butAsExpected() {
    WriteRequest pulse = request("dev/pulse", Value.of(true), LONG);
    assertEquals(new WriteOutcome.Accepted(), write(pulse));
    way.show(Value.of(false));
    assertEquals(
        new WriteOutcome.Confirmed(Value.of(false)), write(pulse.expecting(Value.of(false))));
  }

  @Test
  void writes_areSentInTheOrderOfTheCalls() {
    way.answer(new CompletableFuture<>());
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      var stage = gate.write(level(i));
      assertFalse(stage.toCompletableFuture().isDone());
      expected.add("write level " + (double) i + " 8");
    }
    assertEquals(expected, way.calls());
  }

  @Test
  void cancelling_hasNoEffect() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    way.answer(answer);
    CompletionStage<WriteOutcome> stage = gate.write(level(1));
    stage.toCompletableFuture().cancel(true);
    answer.complete(null);
    assertInstanceOf(WriteOutcome.Confirmed.class, stage.toCompletableFuture().join());
  }

  @Test
  void auditThatFails_keepsNoOutcomeBack() {
    audit.fail(true);
    assertInstanceOf(WriteOutcome.Confirmed.class, write(level(1)));
  }

  @Test
  void gateThatStops_endsWhatIsOnItsWay() throws Exception {
    way.answer(new CompletableFuture<>());
    var stage = gate.write(level(1)).toCompletableFuture();
    gateTest.deactivate();
    assertInstanceOf(WriteOutcome.Unknown.class, stage.join());
    WriteOutcome late = write(level(1));
    assertEquals(Reason.EXPIRED, ((WriteOutcome.Refused) late).reason());
    assertEquals(1, way.calls().size());
    gateTest.activate();
  }

  @Test
  void outcome_comesAfterTheRecordWasHandedOver() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    way.answer(answer);
    var sizes = gate.write(level(1)).thenApply(outcome -> audit.events().size());
    answer.complete(null);
    await().until(sizes.toCompletableFuture()::isDone);
    assertEquals(1, sizes.toCompletableFuture().join());
  }
}
