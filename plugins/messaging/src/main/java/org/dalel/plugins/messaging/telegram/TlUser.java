package org.dalel.plugins.messaging.telegram;

import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Party;

/**
 * A user of Telegram as the type language writes one: constructor, flags, maybe more flags, id of
 * 32 or 64 bits, then, by the flags, access hash, first name, last name, user name, phone. The
 * layouts of a constructor that is not known are tried: names must be texts, the phone digits.
 *
 * @param id its number
 * @param name first and last
 * @param userName without the sign in front
 * @param phone digits with the country code
 * @param known whether the constructor is one that was checked on a file of the app
 */
public record TlUser(
    long id,
    Optional<String> name,
    Optional<String> userName,
    Optional<String> phone,
    boolean known) {

  private static final Set<Integer> CHECKED = Set.of(0x938458c1);

  private record Layout(boolean moreFlags, boolean longId) {}

  private static final List<Layout> LAYOUTS =
      List.of(new Layout(false, false), new Layout(true, true), new Layout(false, true));

  /** Reads one; nothing if it is none. */
  public static Optional<TlUser> read(byte[] bytes) {
    return LAYOUTS.stream().flatMap(layout -> read(bytes, layout).stream()).findFirst();
  }

  private static Optional<TlUser> read(byte[] bytes, Layout layout) {
    TlInput in = new TlInput(bytes);
    try {
      int constructor = in.int32();
      int flags = in.int32();
      if (layout.moreFlags()) {
        in.int32();
      }
      long id = layout.longId() ? in.int64() : in.int32();
      if ((flags & 1) != 0) {
        in.int64();
      }
      String[] texts = new String[4];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = "";
        if ((flags & 2 << i) != 0) {
          Optional<String> text = in.text();
          if (text.isEmpty() || text.get().isEmpty()) {
            return Optional.empty();
          }
          texts[i] = text.get();
        }
      }
      boolean named = !texts[0].isEmpty() || !texts[3].isEmpty();
      boolean sound = id > 0 && named && texts[3].matches("\\d{0,16}") && texts[2].matches("\\w*");
      return sound
          ? Optional.of(
              new TlUser(
                  id,
                  present((texts[0] + " " + texts[1]).strip()),
                  present(texts[2]),
                  present(texts[3]),
                  CHECKED.contains(constructor)))
          : Optional.empty();
    } catch (BufferUnderflowException tooShort) {
      return Optional.empty();
    }
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The person. */
  public Party party() {
    List<Handle> handles = new ArrayList<>();
    handles.add(Handle.account("telegram", String.valueOf(id)));
    userName.ifPresent(user -> handles.add(Handle.account("telegram", user)));
    phone.ifPresent(digits -> handles.add(Handle.phone(digits, "+" + digits)));
    return new Party(name, handles);
  }
}
