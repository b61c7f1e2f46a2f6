package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Secret;
import org.dalel.api.Surroundings;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.StoredText;
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

  Examination(RunContext context, int slot) throws SQLException {
    this.context = context;
    this.slot = slot;
    this.items = new PlacedItems(context.folder());
    this.opener = new ItemOpener(context);
    this.textDb = context.folder().openText();
    this.texts = new StoredText(textDb);
  }

  /** The item of that row. */
  PlacedItem item(long id) throws SQLException {
    return items.byId(id).orElseThrow();
  }

  /** The label of its evidence and its path. */
  String place(PlacedItem item) {
    return context.evidence(item.work().evidenceId()).label() + item.path();
  }

  /** Shows an item to an extractor where it lies. */
  Extraction look(PlacedItem item, LoadedExtractor extractor, List<Secret> secrets)
      throws SQLException {
    enter(item.work().id(), place(item), extractor);
    ItemFile file = new ItemFile(item, opener, text(item.textOf(), extractor));
    Surroundings around = new CaseSurroundings(items, opener, item.work());
    return context.extensions().extract(extractor, file, new Lent(around, secrets));
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
    if (contents.isEmpty()) {
      contents = Optional.of(new CaseContent(context.folder()));
    }
    try (ContentSource source = contents.get().source(content.locator())) {
      ContentFile file =
          new ContentFile(source, content.type(), text(Optional.of(content.id()), extractor));
      return context.extensions().extract(extractor, file, new Lent(Surroundings.NONE, secrets));
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    context.journal().idle(slot);
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

  private Optional<CharSequence> text(Optional<Long> content, LoadedExtractor extractor)
      throws SQLException {
    return extractor.description().interest().text() && content.isPresent()
        ? texts.read(content.get()).map(CharSequence.class::cast)
        : Optional.empty();
  }

  /** What an extractor is lent here. */
  private final class Lent implements HostContext {
    private final Surroundings surroundings;
    private final List<Secret> secrets;

    Lent(Surroundings surroundings, List<Secret> secrets) {
      this.surroundings = surroundings;
      this.secrets = secrets;
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
