// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.settings;

import io.lockgate.north.mqtt.session.Login;
import io.lockgate.north.mqtt.wire.Way;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shared access signatures: a token of limited time, signed with the device's key by HMAC-SHA256, takes the place of a
 * password.
 *
 * @param user told to the broker
 * @param resource that the token is for, {@code host/devices/id}
 * @param key the device's key in base 64
 * @param validFor time a token lasts
 * @param now wall time
 */
public record SasToken(
    String user, String resource, Way.Password key, Duration validFor, Supplier<Instant> now)
    implements Login {

  @Override
  public Shown show() throws IOException {
    char[] base64 = key.read();
    if (base64 == null) {
      throw new IOException("the token's key is not named in the settings");
    }
    byte[] ascii = new byte[base64.length];
    for (int i = 0; i < base64.length; i++) {
      ascii[i] = (byte) base64[i];
    }
    Arrays.fill(base64, '\0');
    byte[] secret = {};
    try {
      secret = Base64.getDecoder().decode(ascii);
      long expiry = now.get().plus(validFor).getEpochSecond();
      return new Shown(user, token(secret, expiry).toCharArray(), Optional.of(validFor));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IOException("the token's key is not a key in base 64", e);
    } finally {
      Arrays.fill(ascii, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  private String token(byte[] secret, long expiry) throws GeneralSecurityException {
    String encoded = URLEncoder.encode(resource, StandardCharsets.UTF_8);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    byte[] signed = mac.doFinal((encoded + "\n" + expiry).getBytes(StandardCharsets.UTF_8));
    String signature =
        URLEncoder.encode(Base64.getEncoder().encodeToString(signed), StandardCharsets.UTF_8);
    return "SharedAccessSignature sr=" + encoded + "&sig=" + signature + "&se=" + expiry;
  }
}
