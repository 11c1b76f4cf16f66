// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.post;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what the platform trusts, except certificates signed with MD2, MD5 or SHA-1. Host names are checked below. */
final class StrictTrust extends X509ExtendedTrustManager {
  private static final Set<String> WEAK = Set.of("MD2", "MD5", "SHA1");

  private final X509ExtendedTrustManager platform;
  private final Set<X509Certificate> anchors;

  StrictTrust(X509ExtendedTrustManager platform) {
    this.platform = platform;
    anchors = Set.of(platform.getAcceptedIssuers());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    platform.checkServerTrusted(chain, type, socket);
    refuseWeak(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    platform.checkServerTrusted(chain, type, engine);
    refuseWeak(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("a server is only trusted together with its host name");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw clientsRefused();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw clientsRefused();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw clientsRefused();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return platform.getAcceptedIssuers();
  }

  /** The anchors' own signatures prove nothing and are not looked at; everything else counts, the server's first. */
  private void refuseWeak(X509Certificate[] chain) throws CertificateException {
    for (int i = 0; i < chain.length; i++) {
      String algorithm = chain[i].getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
      boolean counts = i == 0 || !anchors.contains(chain[i]);
      if (counts && WEAK.stream().anyMatch(algorithm::startsWith)) {
        throw new CertificateException("certificate signed with " + algorithm + " is refused");
      }
    }
  }

  private static CertificateException clientsRefused() {
    return new CertificateException("this side is never a server");
  }
}
