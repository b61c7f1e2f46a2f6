package org.dalel.extension;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.ScannerDescription;

/** An extractor that can be called: whose it is, what it is, and how to make one. */
public final class LoadedExtractor {

  /** Makes a fresh extractor. */
  @FunctionalInterface
  public interface Factory {
    /**
     * @throws ReflectiveOperationException if the class cannot be instantiated
     */
    ArtifactExtractor make() throws ReflectiveOperationException;
  }

  private final String pluginId;
  private final String pluginVersion;
  private final ExtractorDescription description;
  private final ClassLoader loader;
  private final Factory factory;
  private final Optional<LoadedScanner> scanner;

  LoadedExtractor(
      String pluginId,
      String pluginVersion,
      ExtractorDescription description,
      ClassLoader loader,
      Factory factory) {
    this.pluginId = Objects.requireNonNull(pluginId);
    this.pluginVersion = Objects.requireNonNull(pluginVersion);
    this.description = Objects.requireNonNull(description);
    this.loader = Objects.requireNonNull(loader);
    this.factory = Objects.requireNonNull(factory);
    this.scanner = Optional.empty();
  }

  /** A text scanner, which is an extractor to those who list, try and blame it. */
  LoadedExtractor(
      String pluginId,
      String pluginVersion,
      ScannerDescription description,
      ClassLoader loader,
      LoadedScanner.Factory factory) {
    this.pluginId = Objects.requireNonNull(pluginId);
    this.pluginVersion = Objects.requireNonNull(pluginVersion);
    this.description = ScannerAsExtractor.describe(description);
    this.loader = Objects.requireNonNull(loader);
    this.factory = () -> new ScannerAsExtractor(factory.make());
    this.scanner = Optional.of(new LoadedScanner(this, description, factory));
  }

  /** The text scanner that it is, if it is one. */
  public Optional<LoadedScanner> scanner() {
    return scanner;
  }

  public String pluginId() {
    return pluginId;
  }

  public String pluginVersion() {
    return pluginVersion;
  }

  public ExtractorDescription description() {
    return description;
  }

  /** {@code plugin/extractor}: unique in the host, for failures, journals and statistics. */
  public String qualifiedId() {
    return pluginId + "/" + description.id();
  }

  /**
   * The same extractor with something around each of its instances, to observe it.
   *
   * @param around gets a fresh instance, and gives what is called in its stead
   */
  public LoadedExtractor observed(UnaryOperator<ArtifactExtractor> around) {
    return new LoadedExtractor(
        pluginId, pluginVersion, description, loader, () -> around.apply(factory.make()));
  }

  /**
   * What a fresh instance says of itself now.
   *
   * @throws ReflectiveOperationException if there can be none
   */
  public ExtractorDescription describeAgain() throws ReflectiveOperationException {
    return make().description();
  }

  ClassLoader loader() {
    return loader;
  }

  ArtifactExtractor make() throws ReflectiveOperationException {
    return factory.make();
  }

  @Override
  public String toString() {
    return qualifiedId() + " " + pluginVersion;
  }
}
