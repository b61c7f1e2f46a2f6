package org.dalel.extension;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerReader;

/** A container reader that can be called: whose it is, what it is, and how to make one. */
public final class LoadedReader {

  /** Makes a fresh reader. */
  @FunctionalInterface
  public interface Factory {
    /**
     * @throws ReflectiveOperationException if the class cannot be instantiated
     */
    ContainerReader make() throws ReflectiveOperationException;
  }

  private final String pluginId;
  private final String pluginVersion;
  private final ContainerDescription description;
  private final ClassLoader loader;
  private final Factory factory;

  LoadedReader(
      String pluginId,
      String pluginVersion,
      ContainerDescription description,
      ClassLoader loader,
      Factory factory) {
    this.pluginId = Objects.requireNonNull(pluginId);
    this.pluginVersion = Objects.requireNonNull(pluginVersion);
    this.description = Objects.requireNonNull(description);
    this.loader = Objects.requireNonNull(loader);
    this.factory = Objects.requireNonNull(factory);
  }

  public String pluginId() {
    return pluginId;
  }

  public ContainerDescription description() {
    return description;
  }

  /** {@code plugin/reader}: for failures and journals, like that of an extractor. */
  public String qualifiedId() {
    return pluginId + "/" + description.id();
  }

  /**
   * The same reader with something around each of its instances, to observe it.
   *
   * @param around gets a fresh instance, and gives what is called in its stead
   */
  public LoadedReader observed(UnaryOperator<ContainerReader> around) {
    return new LoadedReader(
        pluginId, pluginVersion, description, loader, () -> around.apply(factory.make()));
  }

  /**
   * What a fresh instance says of itself now.
   *
   * @throws ReflectiveOperationException if there can be none
   */
  public ContainerDescription describeAgain() throws ReflectiveOperationException {
    return make().description();
  }

  ClassLoader loader() {
    return loader;
  }

  ContainerReader make() throws ReflectiveOperationException {
    return factory.make();
  }

  ExtractionFailure failure(ExtractionFailure.Kind kind, String message) {
    return new ExtractionFailure(
        pluginId, pluginVersion, description.id(), kind, OneLine.of(message));
  }

  @Override
  public String toString() {
    return qualifiedId() + " " + pluginVersion;
  }
}
