// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets in who shows a certificate that leads to an anchor and is valid at a given time. The JDK's check does not look at
 * the dates of a certificate that is an anchor itself; this one does.
 */
final class PeerCheck extends X509ExtendedTrustManager {
  static final String WEAK_SIGNATURE = "certificate with a weak signature";

  private static final Set<String> WEAK = Set.of("SHA1", "SHA-1", "MD5", "MD2");

  private final Set<X509Certificate> anchors;
  private final X509ExtendedTrustManager path;
  private final Date at;

  PeerCheck(Collection<X509Certificate> anchors, Instant now) throws GeneralSecurityException {
    this.at = Date.from(now);
    this.anchors = Set.copyOf(anchors);
    Set<TrustAnchor> trusted =
        anchors.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, new X509CertSelector());
    parameters.setRevocationEnabled(false);
    parameters.setDate(at);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    this.path = first(factory.getTrustManagers());
  }

  private static X509ExtendedTrustManager first(TrustManager[] all) throws CertificateException {
    return Stream.of(all)
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new CertificateException("the platform checks no certificates"));
  }

  private void requireValid(X509Certificate[] chain) throws CertificateException {
    for (X509Certificate each : chain) {
      each.checkValidity(at);
      requireStrong(each);
    }
  }

  /** An anchor is trusted as it is; whoever signed it, and how, does not matter. */
  private void requireStrong(X509Certificate certificate) throws CertificateException {
    String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    if (!anchors.contains(certificate) && WEAK.stream().anyMatch(algorithm::startsWith)) {
      throw new CertificateException(WEAK_SIGNATURE);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    requireValid(chain);
    path.checkClientTrusted(chain, kind, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    requireValid(chain);
    path.checkServerTrusted(chain, kind, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    throw enginesOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket)) {
      throw enginesOnly();
    }
    requireValid(chain);
    path.checkServerTrusted(chain, kind, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw enginesOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw enginesOnly();
  }

  private static CertificateException enginesOnly() {
    return new CertificateException("the name of the other side can only be checked by an engine");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return path.getAcceptedIssuers();
  }
}
