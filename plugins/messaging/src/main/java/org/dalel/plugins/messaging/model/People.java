package org.dalel.plugins.messaging.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Party;

/**
 * People by what a service calls them. The same person comes again and again: the newest few
 * thousand are remembered.
 */
public final class People {
  private static final int REMEMBERED = 20_000;

  private final String service;
  private final Phones phones = new Phones();
  private final Map<Key, Optional<Party>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<Party>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The people of a service. */
  public People(String service) {
    this.service = service;
  }

  /** How a value names somebody. */
  public enum Form {
    /** A phone number as dialled or stored. */
    PHONE,
    /** A phone number that begins with its country code, with or without a plus sign. */
    INTERNATIONAL,
    /** An e-mail address. */
    EMAIL,
    /** A name or number at the service of the mapping. */
    ACCOUNT,
    /** {@code PHONE@s.whatsapp.net}, {@code ID@lid}, {@code ID@g.us}. */
    WHATSAPP,
    /** A phone number or an e-mail address or, if neither, a name: what SMS and iMessage have. */
    ADDRESS,
    /** A Skype name, maybe with its kind in front: {@code 8:echo123}, {@code 4:+77012345678}. */
    SKYPE
  }

  private record Key(String value, Form form, String country, String name) {}

  /**
   * Somebody.
   *
   * @param value what names them; several are separated by line ends; may be empty
   * @param country ISO 3166 code for phone numbers without country code; may be empty
   * @param name as the program shows it; may be empty
   */
  public Optional<Party> party(String value, Form form, String country, String name) {
    return known.computeIfAbsent(new Key(value, form, country, name), this::make);
  }

  /** The handles in a value. */
  public List<Handle> handles(String value, Form form, String country) {
    List<Handle> handles = new ArrayList<>(2);
    for (String one : value.split("\n", -1)) {
      if (!one.isBlank()) {
        add(one.strip(), form, country, handles);
      }
    }
    return handles;
  }

  private Optional<Party> make(Key key) {
    List<Handle> handles = handles(key.value(), key.form(), key.country());
    String plain = key.value().strip();
    if (!key.name().isBlank()) {
      return Optional.of(new Party(Optional.of(key.name()), handles));
    }
    if (!handles.isEmpty()) {
      return Optional.of(new Party(Optional.empty(), handles));
    }
    return plain.isEmpty() ? Optional.empty() : Optional.of(Party.named(plain));
  }

  private void add(String value, Form form, String country, List<Handle> handles) {
    switch (form) {
      case PHONE -> phones.dialled(value, country).ifPresent(handles::add);
      case INTERNATIONAL -> phones.international(value).ifPresent(handles::add);
      case EMAIL -> email(value, handles);
      case ACCOUNT -> handles.add(Handle.account(service, value));
      case WHATSAPP -> whatsapp(value, handles);
      case ADDRESS -> {
        if (!email(value, handles)) {
          phones.dialled(value, country).ifPresent(handles::add);
        }
      }
      case SKYPE -> skype(value, handles);
    }
  }

  private static boolean email(String value, List<Handle> handles) {
    int at = value.indexOf('@');
    boolean one = at > 0 && at < value.length() - 1 && at == value.lastIndexOf('@');
    if (one && value.indexOf(' ') < 0) {
      handles.add(Handle.email(value));
      return true;
    }
    return false;
  }

  /** A device of somebody is written {@code PHONE:DEVICE@s.whatsapp.net}. */
  private void whatsapp(String value, List<Handle> handles) {
    int at = value.indexOf('@');
    String user = at < 0 ? value : value.substring(0, at);
    int device = user.indexOf(':');
    int agent = user.indexOf('.');
    int end = device < 0 ? agent : agent < 0 ? device : Math.min(device, agent);
    String plain = end > 0 ? user.substring(0, end) : user;
    String server = at < 0 ? "s.whatsapp.net" : value.substring(at + 1);
    handles.add(Handle.account("whatsapp", plain + "@" + server));
    if (server.equals("s.whatsapp.net")) {
      phones.international(plain).ifPresent(handles::add);
    }
  }

  private void skype(String value, List<Handle> handles) {
    int colon = value.indexOf(':');
    String name = colon == 1 || colon == 2 ? value.substring(colon + 1) : value;
    handles.add(Handle.account("skype", name.toLowerCase(Locale.ROOT)));
    if (name.startsWith("+")) {
      phones.dialled(name, "").ifPresent(handles::add);
    }
  }
}
