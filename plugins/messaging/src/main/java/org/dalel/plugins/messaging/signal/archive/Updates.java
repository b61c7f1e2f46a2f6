package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happened in a chat, as a sentence: the name of the update, then what it says: {@code group
 * name update (updater: Alice; new group name: Friends)}.
 */
final class Updates {
  private final Recipients recipients;

  Updates(Recipients recipients) {
    this.recipients = recipients;
  }

  /** The sentences of an update; several where a group was changed in several ways. */
  List<String> sentences(Node update) {
    List<String> all = new ArrayList<>();
    for (String field : update.fields()) {
      for (Node one : update.nodes(field)) {
        switch (field) {
          case "simpleUpdate" -> all.add(one.text("type").orElse("update"));
          case "groupChange" -> groupChanges(one, all);
          default -> all.add(sentence(field, one));
        }
      }
    }
    return all;
  }

  private void groupChanges(Node change, List<String> all) {
    for (Node one : change.nodes("updates")) {
      if (one.fields().isEmpty()) {
        all.add("group update");
      }
      for (String field : one.fields()) {
        one.nodes(field).forEach(what -> all.add(sentence(field, what)));
      }
    }
  }

  private String sentence(String name, Node what) {
    List<String> parts = new ArrayList<>();
    for (String field : what.fields()) {
      for (Object value : what.all(field)) {
        value(field, value).ifPresent(text -> parts.add(label(field) + ": " + text));
      }
    }
    return words(name) + (parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")");
  }

  private Optional<String> value(String field, Object value) {
    if (value instanceof byte[] account) {
      return recipients.byAccount(account).map(Recipients::shown);
    }
    if (value instanceof Node inner) {
      return Optional.of(sentence(field, inner));
    }
    if (value instanceof Long number) {
      return Optional.of(
          field.endsWith("Id")
              ? recipients.shown(Optional.of(number))
              : Long.toUnsignedString(number));
    }
    return Optional.of(value.toString()).filter(text -> !text.isEmpty());
  }

  /** {@code updaterAci} is shown as {@code updater}. */
  private static String label(String field) {
    String plain = field.replaceFirst("(Aci|Pni|ServiceId|Id)$", "");
    return plain.isEmpty() || plain.equals("aci") ? "who" : words(plain);
  }

  /** {@code newGroupName} becomes {@code new group name}. */
  private static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
