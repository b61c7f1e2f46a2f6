package org.dalel.api;

import org.pf4j.ExtensionPoint;

/**
 * Takes one kind of container apart: an archive, a backup, a mailbox, a forensic container. What it
 * gives becomes items of the case with their own paths and times, and is examined like any other.
 *
 * <p>An implementation is a public class with a public constructor without parameters, annotated
 * with {@link org.pf4j.Extension}; the engine makes a fresh instance for every call.
 *
 * <p>The law of determinism: the same bytes give the same entries in the same order, whatever the
 * container is called and wherever it lies. The engine relies on it: it reads a container again
 * when somebody wants to see an entry of it, and then takes the bytes of that entry alone.
 *
 * <p>A reader of scope {@link Scope#CONTEXT} looks beside its container as well: it is called when
 * all contents are known, sees name, path and {@linkplain ExtractionContext#surroundings()
 * neighbours}, and gives files that lie there by {@link EntrySink#beside}. Its entries are a
 * function of the container and of what lies around it.
 */
public interface ContainerReader extends ExtensionPoint {

  /** What this reader is and which containers it reads; the same at every call. */
  ContainerDescription description();

  /**
   * Reads a container and gives all its entries, in its own order.
   *
   * <p>A damaged entry is not a damaged container: give what can be read of it, or say that it is
   * {@linkplain EntrySink#unreadable unreadable}, and go on. What was given before an exception is
   * kept, and the exception becomes one failure row of the container.
   *
   * @param container the container; its name and path are known in scope {@link Scope#CONTEXT} only
   * @param context its budget, secrets and a private folder; neighbours in scope {@link
   *     Scope#CONTEXT} only
   * @return false if it is no container of this kind after all: the next reader is asked. To be
   *     said before anything was given.
   * @throws Exception whatever goes wrong; its message should say what was expected where and what
   *     was found
   */
  boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink) throws Exception;
}
