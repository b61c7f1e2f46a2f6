package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Secret;
import org.dalel.api.Surroundings;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.StoredText;
import org.dalel.casefile.write.FailureRow;
import org.dalel.casefile.write.Owner;
import org.dalel.content.ContentSource;
import org.dalel.extension.Extraction;
import org.dalel.extension.HostContext;
import org.dalel.extension.LoadedExtractor;

/**
 * Lets extractors see what the case knows already: an item where it lies, or a content once more.
 * Belongs to one thread.
 */
final class Examination implements AutoCloseable {
  private final RunContext context;
  private final int slot;
  private final PlacedItems items;
  private final ItemOpener opener;
  private final Connection textDb;
  private final StoredText texts;
  private Optional<CaseContent> contents = Optional.empty();
  private Optional<ContainerExamination> containers = Optional.empty();
  private Optional<Reopening> reopening = Optional.empty();

  Examination(RunContext context, int slot) throws SQLException {
    this.context = context;
    this.slot = slot;
    this.items = new PlacedItems(context.folder());
    this.opener = new ItemOpener(context);
    this.textDb = context.folder().openText();
    this.texts = new StoredText(textDb);
  }

  /** A place at which an extractor looks. */
  interface Place {
    /** Whose its artifacts are. */
    Owner owner();

    /** Why an extractor does not look at it, if it does not. */
    Optional<Quarantine.Entry> barred(String extractor);

    /**
     * Shows it to an extractor.
     *
     * @param parts takes what a bulk extractor emits while it is at work
     */
    Extraction look(LoadedExtractor extractor, List<Secret> secrets, Parts parts)
        throws SQLException;

    /** What did not work there, as a row. */
    FailureRow failure(Extracted.Failure failure);
  }

  /**
   * The place of a job.
   *
   * @param itemId the item, or the item that holds the entry
   */
  Place place(long itemId, Optional<EntryPlace> inside) throws SQLException {
    return inside.isPresent()
        ? containers().place(itemId, inside.get())
        : new ItemPlace(items.byId(itemId).orElseThrow());
  }

  /** Says which entries of a container will be looked at next. */
  void plan(long container, List<Long> positions) throws SQLException {
    containers().plan(container, positions);
  }

  private ContainerExamination containers() throws SQLException {
    if (containers.isEmpty()) {
      containers = Optional.of(new ContainerExamination(context, this, slot, items));
    }
    return containers.get();
  }

  /** An item where it lies. */
  private final class ItemPlace implements Place {
    private final PlacedItem item;

    ItemPlace(PlacedItem item) {
      this.item = item;
    }

    @Override
    public Owner owner() {
      return Owner.item(item.work().id());
    }

    @Override
    public Optional<Quarantine.Entry> barred(String extractor) {
      return context.quarantine().place(item.work().id(), extractor);
    }

    @Override
    public Extraction look(LoadedExtractor extractor, List<Secret> secrets, Parts parts)
        throws SQLException {
      enter(item.work().id(), labelled(item), extractor);
      ItemFile file = new ItemFile(item, opener, text(item.textOf(), extractor));
      return show(
          extractor, file, new CaseSurroundings(items, opener, item.work()), secrets, parts);
    }

    @Override
    public FailureRow failure(Extracted.Failure failure) {
      return new FailureRow(
          item.work().evidenceId(),
          item.work().id(),
          null,
          Optional.empty(),
          Stage.LOOKING.failureStage(),
          failure.kind(),
          failure.message(),
          Optional.of(failure.extractor()));
    }
  }

  /** The label of its evidence and its path. */
  String labelled(PlacedItem item) {
    return context.evidence(item.work().evidenceId()).label() + item.path();
  }

  Extraction show(
      LoadedExtractor extractor,
      EvidenceFile file,
      Surroundings around,
      List<Secret> secrets,
      Parts parts) {
    return context
        .extensions()
        .extract(extractor, file, new Lent(around, secrets, Optional.of(parts)));
  }

  /**
   * A content that is shown once more.
   *
   * @param id its row
   * @param type its media type
   * @param itemId the item in which it lies, for the journal
   * @param locator one of its places
   */
  record Known(long id, String type, long itemId, Locator locator) {}

  /**
   * Shows a content to an extractor of scope content.
   *
   * @throws IOException if it cannot be read again
   */
  Extraction again(Known content, LoadedExtractor extractor, List<Secret> secrets)
      throws SQLException, IOException {
    enter(content.itemId(), content.locator().toString(), extractor);
    try (ContentSource source = contents().source(content.locator())) {
      ContentFile file =
          new ContentFile(source, content.type(), text(Optional.of(content.id()), extractor));
      return context
          .extensions()
          .extract(extractor, file, new Lent(Surroundings.NONE, secrets, Optional.empty()));
    }
  }

  private CaseContent contents() {
    if (contents.isEmpty()) {
      contents = Optional.of(new CaseContent(context.folder(), context.extensions()));
    }
    return contents.get();
  }

  /** Where a container lies, for its reader to look beside it. */
  private Neighbours neighbours(long itemId, Optional<EntryPlace> inside) throws SQLException {
    if (inside.isPresent()) {
      return containers().neighbours(inside.get());
    }
    PlacedItem item = items.byId(itemId).orElseThrow();
    return new Neighbours(
        new ItemFile(item, opener, Optional.empty()),
        new CaseSurroundings(items, opener, item.work()));
  }

  /** Why a reader does not take a locked container apart again, if it does not. */
  Optional<Quarantine.Entry> barred(Known container, String reader) throws SQLException {
    return reopening().barred(container, reader);
  }

  /**
   * Takes a locked container apart again and publishes what comes of it.
   *
   * @throws IOException if it cannot be read again
   */
  void reopen(UnlockJobs.Job job, KnownSecrets secrets) throws SQLException, IOException {
    Known container = job.content().orElseThrow();
    context
        .journal()
        .enter(slot, Stage.LOOKING, container.itemId(), container.locator().toString());
    Optional<Neighbours> place = Optional.empty();
    if (ContainerReaders.placedReader(container.type()).isPresent()) {
      EntryPlace inside = reopening().entryOf(container.id()).orElse(null);
      place = Optional.of(neighbours(container.itemId(), Optional.ofNullable(inside)));
    }
    try (ContentSource source = contents().source(container.locator())) {
      reopening().take(job, source, secrets, place);
    }
  }

  private Reopening reopening() {
    if (reopening.isEmpty()) {
      reopening = Optional.of(new Reopening(context, slot, items));
    }
    return reopening.get();
  }

  @Override
  public void close() throws SQLException, IOException {
    context.journal().idle(slot);
    if (containers.isPresent()) {
      containers.get().close();
    }
    items.close();
    opener.close();
    textDb.close();
    if (contents.isPresent()) {
      contents.get().close();
    }
  }

  private void enter(long itemId, String place, LoadedExtractor extractor) {
    context.journal().enter(slot, Stage.LOOKING, itemId, place);
    context.journal().extractor(slot, extractor.qualifiedId());
  }

  /**
   * Says in the journal what is looked at.
   *
   * @param place what names the place inside a container
   */
  void enter(long itemId, String shown, LoadedExtractor extractor, byte[] place) {
    context.journal().enter(slot, Stage.LOOKING, itemId, shown, place);
    context.journal().extractor(slot, extractor.qualifiedId());
  }

  Optional<CharSequence> text(Optional<Long> content, LoadedExtractor extractor)
      throws SQLException {
    return extractor.description().interest().text() && content.isPresent()
        ? texts.read(content.get()).map(CharSequence.class::cast)
        : Optional.empty();
  }

  /** What an extractor is lent here. */
  private final class Lent implements HostContext {
    private final Surroundings surroundings;
    private final List<Secret> secrets;
    private final Optional<Parts> parts;

    Lent(Surroundings surroundings, List<Secret> secrets, Optional<Parts> parts) {
      this.surroundings = surroundings;
      this.secrets = secrets;
      this.parts = parts;
    }

    @Override
    public Optional<Consumer<List<Artifact>>> parts() {
      return parts.map(
          all ->
              some -> {
                context.journal().alive(slot);
                all.accept(some);
              });
    }

    @Override
    public Duration timeLeft() {
      return Budget.LONG;
    }

    @Override
    public boolean isCancelled() {
      return context.stop().isRequested();
    }

    @Override
    public Surroundings surroundings() {
      return surroundings;
    }

    @Override
    public List<Secret> knownSecrets() {
      return secrets;
    }

    @Override
    public void attempting() {
      context.journal().alive(slot);
    }
  }
}
