package org.dalel.plugins.wallets.samourai;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.plugins.wallets.json.Content;

/**
 * Manufacturer, brand and model of the phone as its apps see them, from the files {@code
 * build.prop} of its partitions.
 *
 * <pre>
 *   ro.product.manufacturer, ro.product.brand, ro.product.model
 *   since Android 10: ro.product.PARTITION.manufacturer ...; the first partition that has them counts
 * </pre>
 */
final class BuildProperties {

  private static final int LARGEST = 1 << 20;

  private static final List<String> FILES =
      List.of(
          "/product/build.prop",
          "/product/etc/build.prop",
          "/odm/build.prop",
          "/odm/etc/build.prop",
          "/vendor/build.prop",
          "/system/build.prop",
          "/system/system/build.prop");

  private static final List<String> PARTITIONS =
      List.of("", ".product", ".odm", ".vendor", ".system");

  /** What an app is told for the serial number: since Android 8 that it is not to know. */
  private static final List<String> SERIALS = List.of("unknown", "");

  private BuildProperties() {}

  /** What Samourai may have made a footprint of, the most usual first. */
  static List<String> footprints(Surroundings around) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    for (String path : FILES) {
      Optional<EvidenceFile> file = around.at(path).filter(f -> !f.isFolder());
      Optional<byte[]> bytes =
          file.isPresent() ? Content.of(file.get(), LARGEST) : Optional.empty();
      if (bytes.isPresent()) {
        Properties properties = properties(bytes.get());
        PARTITIONS.forEach(partition -> add(properties, "ro.product" + partition, found));
      }
    }
    return List.copyOf(found);
  }

  private static void add(Properties properties, String prefix, Set<String> found) {
    String manufacturer = properties.getProperty(prefix + ".manufacturer");
    String brand = properties.getProperty(prefix + ".brand");
    String model = properties.getProperty(prefix + ".model");
    if (manufacturer != null && brand != null && model != null) {
      SERIALS.forEach(serial -> found.add(manufacturer + brand + model + serial));
    }
  }

  private static Properties properties(byte[] bytes) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException malformedEscape) {
      // what stands before it is kept
      return properties;
    }
    return properties;
  }
}
