package org.dalel.api.records;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.dalel.api.Identifier;

/** Says what a {@link Handle} or {@link Party} of a record is to it; without it, a mention. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface As {

  /** The role of its identifiers. */
  Identifier.Role value();
}
