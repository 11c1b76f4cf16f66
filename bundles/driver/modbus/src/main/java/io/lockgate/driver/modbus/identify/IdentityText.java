// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.identify;

import io.lockgate.api.model.Identification;
import io.lockgate.codec.modbus.IdentificationObject;
import io.lockgate.codec.modbus.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What identification answers say. */
final class IdentityText {
  /** A text among bytes: fewer characters may be numbers. */
  private static final Pattern TEXT = Pattern.compile("[ -~]{3,}");

  private IdentityText() {}

  /** Vendor, product and revision; empty when none of them says anything. */
  static Optional<Identification> ofObjects(List<IdentificationObject> objects) {
    String vendor = text(objects, IdentificationObject.VENDOR);
    String product = text(objects, IdentificationObject.PRODUCT_CODE);
    String revision = text(objects, IdentificationObject.REVISION);
    return (vendor + product + revision).isBlank()
        ? Optional.empty()
        : Optional.of(new Identification(vendor, product, revision, ""));
  }

  private static String text(List<IdentificationObject> objects, int id) {
    return objects.stream()
        .filter(object -> object.id() == id)
        .map(IdentificationObject::text)
        .findFirst()
        .orElse("");
  }

  /** The longest text among the bytes, as the product; its layout is every device's own. */
  static Optional<Identification> ofServerId(Octets content) {
    Matcher texts = TEXT.matcher(new String(content.toArray(), StandardCharsets.ISO_8859_1));
    String longest = "";
    while (texts.find()) {
      longest = texts.group().length() > longest.length() ? texts.group() : longest;
    }
    return longest.isBlank()
        ? Optional.empty()
        : Optional.of(new Identification("", longest, "", ""));
  }
}
