package org.dalel.plugins.wallets.extension;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code origin} of WebKit: the site of the page, then that of the frame whose storage it
 * is.
 *
 * <pre>
 *   twice: scheme, host (each: length u32, 1 for Latin-1 or 0 for UTF-16, bytes), 0 or 1 and port u16
 * </pre>
 *
 * <p>Source: RFC-011 of moonD4rk/HackBrowserData. Numbers are little-endian.
 */
final class SafariOrigin {

  private static final int LONGEST = 4096;

  private final ByteBuffer bytes;

  private SafariOrigin(byte[] file) {
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The site of the frame, {@code https://host[:port]}; that of the page when only it is there. */
  static Optional<String> ofFrame(byte[] file) {
    SafariOrigin reader = new SafariOrigin(file);
    List<String> sites = new ArrayList<>();
    Optional<String> site = reader.site();
    while (site.isPresent() && sites.size() < 2) {
      sites.add(site.get());
      site = reader.site();
    }
    return sites.isEmpty() ? Optional.empty() : Optional.of(sites.get(sites.size() - 1));
  }

  private Optional<String> site() {
    Optional<String> scheme = text();
    Optional<String> host = scheme.isPresent() ? text() : Optional.empty();
    if (host.isEmpty() || bytes.remaining() < 1) {
      return Optional.empty();
    }
    boolean port = bytes.get() == 1;
    if (port && bytes.remaining() < 2) {
      return Optional.empty();
    }
    String suffix = port ? ":" + (bytes.getShort() & 0xffff) : "";
    return Optional.of(scheme.get() + "://" + host.get() + suffix);
  }

  private Optional<String> text() {
    if (bytes.remaining() < 5) {
      return Optional.empty();
    }
    int length = bytes.getInt();
    Charset charset = bytes.get() == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    if (length <= 0 || length > Math.min(LONGEST, bytes.remaining())) {
      return Optional.empty();
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return Optional.of(new String(text, charset));
  }
}
