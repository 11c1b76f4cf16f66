// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * Reads one YAML document from the events of the library. Bounded in size, depth and number of nodes; aliases, anchors
 * and tags are refused, so that a text cannot grow while it is read. For one text and one thread.
 */
public final class YamlTree {
  /** Longest text, in characters. */
  public static final int MAX_CHARACTERS = 1 << 20;

  static final int MAX_DEPTH = 12;
  static final int MAX_NODES = 200_000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("model")
          .setUseMarks(true)
          .setParseComments(false)
          .setCodePointLimit(MAX_CHARACTERS)
          .build();

  private final Iterator<Event> events;
  private int nodes;

  private YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * Reads a text.
   *
   * @throws BadYamlException it is no YAML, empty, too large, too deep, or more than one document
   */
  public static YamlNode parse(String text) throws BadYamlException {
    if (text.length() > MAX_CHARACTERS) {
      throw new BadYamlException(At.BEGIN, "longer than " + MAX_CHARACTERS + " characters");
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      return new YamlTree(new Parse(SETTINGS).parseString(plain).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      throw new BadYamlException(
          mark.map(YamlTree::at).orElse(At.BEGIN), "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw new BadYamlException(
          place(plain, e.getPosition()), "a character that YAML does not allow");
    } catch (RuntimeException e) {
      throw new BadYamlException(At.BEGIN, "not YAML: " + e.getClass().getSimpleName());
    }
  }

  private YamlNode document() throws BadYamlException {
    next();
    Event start = next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      throw new BadYamlException(At.BEGIN, "the file is empty");
    }
    YamlNode root = node(next(), 1);
    next();
    Event end = next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw new BadYamlException(at(end), "a second document; a file holds one model");
    }
    return root;
  }

  private Event next() throws BadYamlException {
    if (!events.hasNext()) {
      throw new BadYamlException(At.BEGIN, "the text ends too early");
    }
    return events.next();
  }

  private YamlNode node(Event event, int depth) throws BadYamlException {
    At at = at(event);
    if (depth > MAX_DEPTH) {
      throw new BadYamlException(at, "nested deeper than " + MAX_DEPTH + " levels");
    }
    if (++nodes > MAX_NODES) {
      throw new BadYamlException(at, "more than " + MAX_NODES + " values");
    }
    refuseReferences(event, at);
    if (event instanceof ScalarEvent scalar) {
      return new YamlNode.Scalar(at, scalar.getValue(), scalar.isPlain());
    }
    return event.getEventId() == Event.ID.MappingStart ? mapping(at, depth) : list(at, depth);
  }

  private static void refuseReferences(Event event, At at) throws BadYamlException {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw new BadYamlException(at, "anchors (&) and aliases (*) are not taken");
    }
    boolean tagged =
        (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
            || (event instanceof CollectionStartEvent start && start.getTag().isPresent());
    if (tagged) {
      throw new BadYamlException(at, "tags (!) are not taken; put the text in quotes");
    }
  }

  private YamlNode list(At at, int depth) throws BadYamlException {
    List<YamlNode> items = new ArrayList<>();
    for (Event e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
      items.add(node(e, depth + 1));
    }
    return new YamlNode.Sequence(at, items);
  }

  private YamlNode mapping(At at, int depth) throws BadYamlException {
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (Event e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
      if (!(node(e, depth + 1) instanceof YamlNode.Scalar key)) {
        throw new BadYamlException(at(e), "a key must be a plain text");
      }
      entries.add(new YamlNode.Entry(key, node(next(), depth + 1)));
    }
    return new YamlNode.Mapping(at, entries);
  }

  private static At at(Event event) {
    return event.getStartMark().map(YamlTree::at).orElse(At.BEGIN);
  }

  private static At at(Mark mark) {
    return new At(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static At place(String text, int position) {
    String before = text.substring(0, Math.max(0, Math.min(position, text.length())));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new At(line, before.length() - before.lastIndexOf('\n'));
  }
}
