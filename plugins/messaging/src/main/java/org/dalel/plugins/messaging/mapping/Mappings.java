package org.dalel.plugins.messaging.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The mappings that come with the plugin. */
public final class Mappings {
  private static final String FOLDER = "/org/dalel/plugins/messaging/mappings/";
  private static final String LIST = "list.txt";

  private final List<Mapping> all;

  private Mappings(List<Mapping> all) {
    this.all = List.copyOf(all);
  }

  /** A mapping, and the generation of it that fits. */
  public record Fit(Mapping mapping, MappedSchema schema) {}

  /** All that are listed. */
  public static Mappings shipped() {
    return Shipped.ALL;
  }

  /** Read once: every SQLite database of the evidence is compared with them. */
  private static final class Shipped {
    private static final Mappings ALL =
        new Mappings(names().stream().map(name -> read(name, resource(name))).toList());
  }

  /** Names of the files, in the order in which they are tried. */
  public static List<String> names() {
    return resource(LIST).lines().filter(line -> !line.isBlank()).toList();
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if something is missing, with the line
   */
  public static Mapping read(String name, String text) {
    return new MappingReader(name, text).read();
  }

  /** In the order in which they are tried. */
  public List<Mapping> all() {
    return all;
  }

  /**
   * The generations of apps that have these tables; more than one where an app was moving from one
   * to the next.
   */
  public List<Fit> fitting(Tables tables) {
    List<Fit> fits = new ArrayList<>();
    for (Mapping mapping : all) {
      for (MappedSchema schema : mapping.schemas()) {
        if (schema.fits(tables)) {
          fits.add(new Fit(mapping, schema));
        }
      }
    }
    return fits;
  }

  private static String resource(String name) {
    try (InputStream in = Mappings.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("mapping " + name + ": expected a resource, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
