package org.dalel.api.records;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactType;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/** Turns records into artifacts; see the package for what a record may hold. */
public final class Records {

  private Records() {}

  /**
   * The artifact type of a record type.
   *
   * @throws IllegalArgumentException if it is not marked {@link RecordType}
   */
  public static ArtifactType typeOf(Class<? extends Record> type) {
    RecordType marked = type.getAnnotation(RecordType.class);
    if (marked == null) {
      throw new IllegalArgumentException(
          "record " + type.getName() + ": expected the annotation RecordType, found none");
    }
    return new ArtifactType(marked.name(), marked.description());
  }

  /**
   * Starts an artifact with all that the record tells; position, state and confidence are the
   * caller's to add.
   *
   * @throws IllegalArgumentException if it is not marked {@link RecordType}, or a component has a
   *     type that none of the rules covers
   */
  public static Artifact.Builder artifact(Record record) {
    ArtifactType type = typeOf(record.getClass());
    Artifact.Builder artifact = Artifact.of(type.name());
    Reading reading = new Reading(type.name(), artifact);
    for (Map.Entry<String, Object> field : fields(record, reading).entrySet()) {
      artifact.field(field.getKey(), field.getValue());
    }
    return artifact;
  }

  /** What a record type is made of; looked up once, since there are millions of some records. */
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
      };

  /**
   * A component of a record type.
   *
   * @param as the role that it gives, or null
   * @param when what happened at it, or null
   */
  private record Part(
      RecordComponent component,
      Method accessor,
      String field,
      Identifier.Role as,
      Event.Kind when) {

    static Part of(RecordComponent component) {
      As as = component.getAnnotation(As.class);
      When when = component.getAnnotation(When.class);
      Method accessor = component.getAccessor();
      if (Modifier.isPublic(component.getDeclaringRecord().getModifiers())) {
        accessor.setAccessible(true); // spares a check at every call
      }
      return new Part(
          component,
          accessor,
          hyphenated(component.getName()),
          as == null ? null : as.value(),
          when == null ? null : when.value());
    }
  }

  private static Map<String, Object> fields(Record record, Reading reading) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Part part : PARTS.get(record.getClass())) {
      Object value = value(record, part);
      if (isNothing(value)) {
        continue;
      }
      if (part.when() != null) {
        reading.happened(part.when(), part.field(), value);
      }
      plain(value, part.component(), part.as() == null ? reading : reading.as(part.as()))
          .ifPresent(plain -> fields.put(part.field(), plain));
    }
    return fields;
  }

  private static boolean isNothing(Object value) {
    return value instanceof Optional<?> optional && optional.isEmpty()
        || value instanceof List<?> list && list.isEmpty();
  }

  private static Object value(Record record, Part part) {
    try {
      return part.accessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw refused(part.component(), "a public record", "one that cannot be read: " + e);
    }
  }

  /** What JSON can hold of a value; nothing for what is empty. */
  private static Optional<Object> plain(Object value, RecordComponent component, Reading reading) {
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() ? Optional.empty() : plain(optional.get(), component, reading);
    }
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>(list.size());
      for (Object one : list) {
        plain(one, component, reading).ifPresent(all::add);
      }
      return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
    if (value instanceof Handle handle) {
      reading.handle(handle);
      return Optional.of(handle.raw());
    }
    if (value instanceof Record inner) {
      Map<String, Object> fields = fields(inner, reading);
      return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }
    return scalar(value, component);
  }

  private static Optional<Object> scalar(Object value, RecordComponent component) {
    if (value instanceof String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
    if (value instanceof Boolean || value instanceof Number && !(value instanceof BigDecimal)) {
      return Optional.of(value);
    }
    if (value instanceof BigDecimal amount) {
      return Optional.of(amount.toPlainString());
    }
    if (value instanceof Duration duration) {
      return Optional.of(duration.toSeconds());
    }
    if (value instanceof Instant instant) {
      return Optional.of(IsoTime.of(instant));
    }
    if (value instanceof Enum<?> one) {
      return Optional.of(one.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    throw refused(
        component,
        "a value that is described in org.dalel.api.records",
        value == null ? "null (use Optional)" : value.getClass().getName());
  }

  private static IllegalArgumentException refused(
      RecordComponent component, String expected, String found) {
    return new IllegalArgumentException(
        "record "
            + component.getDeclaringRecord().getName()
            + ", component '"
            + component.getName()
            + "': expected "
            + expected
            + ", found "
            + found);
  }

  /** {@code firstName} becomes {@code first-name}. */
  private static String hyphenated(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** Where identifiers and events go. */
  private record Reading(String type, Artifact.Builder artifact, Identifier.Role role) {

    Reading(String type, Artifact.Builder artifact) {
      this(type, artifact, Identifier.Role.MENTIONED);
    }

    Reading as(Identifier.Role other) {
      return new Reading(type, artifact, other);
    }

    void handle(Handle handle) {
      artifact.identifier(new Identifier(handle.kind(), handle.raw(), handle.normalised(), role));
    }

    void happened(Event.Kind kind, String field, Object value) {
      Object time = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      if (time instanceof Instant instant) {
        artifact.event(Event.at(instant, kind, type + ": " + field));
      }
    }
  }
}
