// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the other side was refused, or refuses, in words for the operator. */
public final class Reason {
  private static final String NO_CERTIFICATE = "empty client certificate chain";
  private static final String NO_CERTIFICATE_TLS13 = "empty certificate";
  private static final String ALERT = "received fatal alert: ";
  private static final int MOST_CAUSES = 16;

  private Reason() {}

  /** One line, without anything the other side can choose. */
  public static String of(Throwable failure) {
    List<Throwable> causes = causes(failure);
    for (Throwable each : causes) {
      String known = known(each);
      if (known != null) {
        return known;
      }
    }
    return causes.stream().anyMatch(CertificateException.class::isInstance)
        ? "certificate that does not suit"
        : "no agreement on TLS";
  }

  private static @Nullable String known(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (cause instanceof CertificateExpiredException) {
      return "certificate expired";
    }
    if (cause instanceof CertificateNotYetValidException) {
      return "certificate not yet valid";
    }
    if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
      return "certificate not trusted";
    }
    if (message.contains(NO_CERTIFICATE) || message.contains(NO_CERTIFICATE_TLS13)) {
      return "no certificate";
    }
    if (message.contains("no name matching") || message.contains("subject alternative")) {
      return "certificate for another name";
    }
    if (message.contains("extended key usage") || message.contains("key usage does not")) {
      return "certificate for another use";
    }
    if (message.contains(PeerCheck.WEAK_SIGNATURE)) {
      return PeerCheck.WEAK_SIGNATURE;
    }
    if (message.contains(TlsChannel.RENEGOTIATION)) {
      return TlsChannel.RENEGOTIATION;
    }
    int alert = message.indexOf(ALERT);
    return alert < 0
        ? null
        : "refused by the other side: " + message.substring(alert + ALERT.length());
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> all = new ArrayList<>();
    for (Throwable each = failure;
        each != null && all.size() < MOST_CAUSES;
        each = each.getCause()) {
      all.add(0, each);
    }
    return all;
  }
}
