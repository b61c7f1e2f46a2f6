package org.dalel.extension;

import org.dalel.api.ScanPlace;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextScanner;

/**
 * A text scanner that can be called.
 *
 * @param identity whose it is and what it emits
 * @param description what it looks for
 * @param factory makes a fresh one
 */
public record LoadedScanner(
    LoadedExtractor identity, ScannerDescription description, Factory factory) {

  /** Makes a fresh scanner. */
  @FunctionalInterface
  public interface Factory {
    /**
     * @throws ReflectiveOperationException if the class cannot be instantiated
     */
    TextScanner make() throws ReflectiveOperationException;
  }

  /** {@code plugin/scanner}: unique in the host. */
  public String qualifiedId() {
    return identity.qualifiedId();
  }

  /** Whether it is to be at work there. */
  public boolean worksIn(ScanPlace place) {
    return description.places().contains(place);
  }
}
