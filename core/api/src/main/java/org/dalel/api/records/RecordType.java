package org.dalel.api.records;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a Java record a type of artifact. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RecordType {

  /** The artifact type: lower-case words joined by hyphens, a singular noun. */
  String name();

  /** One sentence for the examiner, with its full stop: what such a record tells. */
  String description();
}
