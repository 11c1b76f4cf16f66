// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.kar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a features file for what it would do. Only elements that choose among bundles and features are known here; any
 * other, such as {@code config}, {@code configfile}, {@code repository} or {@code library}, is refused by its name.
 */
final class FeaturesXml {
  private static final String ROOT = "features";
  private static final String FEATURE = "feature";
  private static final String OURS = "lockgate";
  private static final int DECLARATION = 2;
  private static final int MAX_DEPTH = 16;
  private static final Set<String> KNOWN =
      Set.of(FEATURE, "details", "bundle", "conditional", "condition", "requirement", "capability");

  private final XMLStreamReader reader;
  private final List<String> bundles = new ArrayList<>();

  private FeaturesXml(XMLStreamReader reader) {
    this.reader = reader;
  }

  /**
   * The bundle locations it names; empty when it is XML of some other kind.
   *
   * @throws IOException it is no well-formed XML, has a document type, or holds what it must not; the message says which
   */
  static Optional<List<String>> bundles(byte[] xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      return new FeaturesXml(reader).read();
    } catch (XMLStreamException e) {
      throw new IOException("is not well-formed: " + firstLine(e), e);
    }
  }

  private Optional<List<String>> read() throws XMLStreamException, IOException {
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth == 1 && !reader.getLocalName().equals(ROOT)) {
            return Optional.empty();
          }
          if (depth > 1 && element(depth)) {
            depth--;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD -> throw new IOException("has a document type");
        case XMLStreamConstants.ENTITY_REFERENCE -> throw new IOException("refers to an entity");
        default -> {
          // text, comments and white space between elements mean nothing here
        }
      }
    }
    return Optional.of(bundles);
  }

  /** Takes one element; true when it was read to its end. */
  private boolean element(int depth) throws XMLStreamException, IOException {
    String name = reader.getLocalName();
    if (!KNOWN.contains(name)) {
      throw new IOException("contains <" + name + ">");
    }
    if (depth > MAX_DEPTH) {
      throw new IOException("is nested too deeply");
    }
    if (depth == DECLARATION) {
      String feature = String.valueOf(reader.getAttributeValue(null, "name"));
      if (!name.equals(FEATURE) || feature.startsWith(OURS)) {
        throw new IOException("declares " + feature + ", which only the platform may");
      }
    }
    if (!name.equals("bundle")) {
      return false;
    }
    bundles.add(reader.getElementText().strip());
    return true;
  }

  private static String firstLine(XMLStreamException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
