// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.codec.tls.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Says in words, and in kinds of failure, what went wrong below the protocol. */
final class Faults {
  private static final int MOST_CAUSES = 16;
  private static final String ALERT = "received fatal alert";

  private Faults() {}

  /** What a failure is, whatever it is wrapped in. */
  static BrokerException of(Throwable failure) {
    for (Throwable each : causes(failure)) {
      if (each instanceof BrokerException known) {
        return known;
      }
      if (each instanceof SSLException tls) {
        return ofTls(tls);
      }
      if (each instanceof UnknownHostException) {
        return unreachable("the name of the broker or proxy is not known", each);
      }
      if (each instanceof ConnectException) {
        return unreachable("nobody listens there", each);
      }
      if (each instanceof SocketTimeoutException) {
        return unreachable("no answer in time", each);
      }
    }
    for (Throwable each : causes(failure)) {
      if (each instanceof IOException) {
        return unreachable("the connection was lost", failure);
      }
    }
    return unreachable("the connection failed", failure);
  }

  static BrokerException unreachable(String what, Throwable why) {
    return new BrokerException(Kind.UNREACHABLE, what, why);
  }

  private static BrokerException ofTls(SSLException failure) {
    String words = "TLS: " + Reason.of(failure);
    boolean distrusted =
        causes(failure).stream().anyMatch(each -> each instanceof CertificateException);
    if (distrusted) {
      return new BrokerException(Kind.UNTRUSTED, words, failure);
    }
    boolean refused = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains(ALERT);
    return new BrokerException(refused ? Kind.DENIED : Kind.UNREACHABLE, words, failure);
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> all = new ArrayList<>();
    for (Throwable each = failure;
        each != null && all.size() < MOST_CAUSES;
        each = each.getCause()) {
      all.add(each);
    }
    return all;
  }
}
