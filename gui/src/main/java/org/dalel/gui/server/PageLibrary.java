package org.dalel.gui.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The libraries of the page, as they lie in their jars, under names without versions: {@code
 * /lib/NAME/FILE}. The import map tells the browser which name of a module is which file.
 */
final class PageLibrary {
  private record Module(String name, String folder, String entry, String pom) {}

  private static final Module[] MODULES = {
    new Module("lit", "lit", "index.js", "org.mvnpm/lit"),
    new Module("lit-html", "lit-html", "lit-html.js", "org.mvnpm/lit-html"),
    new Module("lit-element", "lit-element", "lit-element.js", "org.mvnpm/lit-element"),
    new Module(
        "@lit/reactive-element",
        "reactive-element",
        "reactive-element.js",
        "org.mvnpm.at.lit/reactive-element"),
    new Module("echarts", "echarts", "dist/echarts.esm.min.mjs", "org.mvnpm/echarts"),
  };

  private final Map<String, String> roots = new LinkedHashMap<>();
  private final String importMap;

  PageLibrary() {
    StringBuilder map = new StringBuilder("{\"imports\":{");
    for (Module module : MODULES) {
      roots.put(
          module.folder(),
          "/META-INF/resources/_static/" + module.folder() + "/" + version(module) + "/");
      map.append(map.charAt(map.length() - 1) == '{' ? "" : ",")
          .append("\"%s\":\"/lib/%s/%s\"".formatted(module.name(), module.folder(), module.entry()))
          .append(",\"%s/\":\"/lib/%s/\"".formatted(module.name(), module.folder()));
    }
    importMap = map.append("}}").toString();
  }

  /** The text of the import map. */
  String importMap() {
    return importMap;
  }

  /** The source expression of the import map for the page's content security policy. */
  String importMapHash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(importMap.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The place of a library's file on the class path. */
  Optional<String> resource(String library, String file) {
    return Optional.ofNullable(roots.get(library)).map(root -> root + file);
  }

  private static String version(Module module) {
    String name = "/META-INF/maven/" + module.pom() + "/pom.properties";
    try (InputStream in = PageLibrary.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the program is incomplete: expected the library " + module.name() + ", found none");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
