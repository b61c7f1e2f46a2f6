package org.dalel.api;

/**
 * The version of this API.
 *
 * <p>A plugin names the version that it was written for ({@code plugin.requires} in {@code
 * plugin.properties}, {@code Plugin-Requires} in a jar's manifest). A bare version {@code X.Y.Z}
 * means "this one or a later compatible one" in the sense of semantic versioning ({@code ^X.Y.Z}:
 * before 1.0 the same minor version, from 1.0 on the same major version); a range such as {@code
 * >=0.1.0 & <0.3.0} is taken as it is.
 */
public final class DalelApi {

  /** Semantic version of the API that this jar contains. */
  public static final String VERSION = "0.1.0";

  private DalelApi() {}
}
