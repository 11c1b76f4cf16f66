// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.publish.HostKeys;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.csv.delivery.Deadline;
import io.lockgate.north.csv.delivery.Defect;
import io.lockgate.north.csv.delivery.Results;
import io.lockgate.north.csv.delivery.Site;
import io.lockgate.north.csv.delivery.Zones;
import io.lockgate.north.csv.files.DeviceFacts;
import io.lockgate.north.csv.files.ThisGateway;
import io.lockgate.north.csv.sftp.ssh.SftpSender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Service {@code csv-sftp}: while it is on, files go to its destinations. It listens nowhere. */
@ServiceDeclaration(
    id = SftpService.ID,
    title = "Publication of CSV or JSON files on an SFTP server",
    publishes = ServiceDeclaration.FILES,
    zones = {"eth1", "eth2", "wifi", "vpn", "local"})
@Component(
    immediate = true,
    service = {GatewayService.class, HealthCheck.class, HostKeys.class, SftpService.class},
    configurationPid = SftpService.PID,
    property = {GatewayService.ID + "=" + SftpService.ID, HealthCheck.NAME + "=" + SftpService.ID})
@Designate(ocd = SftpSettings.class)
public final class SftpService implements GatewayService, HealthCheck, HostKeys {
  static final String ID = "csv-sftp";
  static final String PID = "io.lockgate.north.csv.sftp";
  private static final int MOST_QUESTIONS = 4;
  private static final long CLOSE_SECONDS = 10;

  private final Site site;
  private final Outbound outbound;
  private final GatewayClock clock;
  private final ExecutorService questions =
      new ThreadPoolExecutor(
          0,
          MOST_QUESTIONS,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> new Thread(work, "lockgate-host-key"));

  /** Connects to nothing; throws IllegalArgumentException, and so stays away, when there is no such time zone. */
  @Activate
  public SftpService(
      @Reference(target = "(" + ServiceEnabled.ID + "=" + ID + ")") ServiceEnabled enabled,
      @Reference SampleLog log,
      @Reference FieldStatus field,
      @Reference ModelLibrary models,
      @Reference PointDirectory points,
      @Reference DeviceSigner signer,
      @Reference Outbound outbound,
      @Reference GatewayClock clock,
      SftpSettings settings) {
    this.outbound = outbound;
    this.clock = clock;
    site =
        new Site(
            new ThisGateway(
                settings.gateway$_$name(), settings.gateway$_$id(), settings.serial(), signer),
            new DeviceFacts(field, models, points, log),
            log,
            clock,
            Zones.of(settings.time$_$zone()),
            new Results());
  }

  Site site() {
    return site;
  }

  @Override
  public CompletionStage<HostKey> ask(String host, int port, Duration within) {
    Deadline deadline = new Deadline(clock, within);
    CompletableFuture<HostKey> answer = new CompletableFuture<>();
    try {
      questions.execute(() -> ask(host, port, deadline, answer));
    } catch (RejectedExecutionException busy) {
      answer.completeExceptionally(
          new PublishException(
              PublishException.Kind.UNREACHABLE, "too many servers are being asked; try again"));
    }
    return answer;
  }

  private void ask(String host, int port, Deadline deadline, CompletableFuture<HostKey> answer) {
    try {
      answer.complete(SftpSender.ask(host, port, outbound, deadline));
    } catch (PublishException | RuntimeException e) {
      answer.completeExceptionally(e);
    } catch (LinkageError e) {
      answer.completeExceptionally(Defect.of(e));
    } finally {
      Defect.end(answer);
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of();
  }

  @Override
  public Health check() {
    return site.results().health();
  }

  @Deactivate
  void stop() throws InterruptedException {
    questions.shutdownNow();
    questions.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
