package org.dalel.api.records;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.dalel.api.Event;

/** Puts a time of a record on the timeline. For components of type {@code Instant}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface When {

  /** What happened then. */
  Event.Kind value();
}
