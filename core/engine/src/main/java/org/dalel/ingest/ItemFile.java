package org.dalel.ingest;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.content.ContentSource;
import org.dalel.evidence.ItemContent;

/** An item as an extractor sees it where it lies. Belongs to the thread of its opener. */
final class ItemFile implements EvidenceFile {
  private final PlacedItem item;
  private final ItemOpener opener;
  private final Optional<CharSequence> text;

  ItemFile(PlacedItem item, ItemOpener opener, Optional<CharSequence> text) {
    this.item = item;
    this.opener = opener;
    this.text = text;
  }

  PlacedItem item() {
    return item;
  }

  @Override
  public String name() {
    return item.path().substring(item.path().lastIndexOf('/') + 1);
  }

  @Override
  public String path() {
    return item.path();
  }

  @Override
  public long size() {
    return item.folder() ? 0 : Math.max(0, item.work().size());
  }

  @Override
  public String mediaType() {
    int parameters = item.type().indexOf(';');
    return parameters < 0 ? item.type() : item.type().substring(0, parameters).trim();
  }

  @Override
  public boolean isFolder() {
    return item.folder();
  }

  @Override
  public boolean isDeleted() {
    return item.work().deleted();
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    if (item.folder()) {
      throw new IOException(item.path() + ": expected a file to read, found a folder");
    }
    ItemContent content = opener.open(item.work());
    return ContentSource.of(content::read, content.size()).channel(content::close);
  }

  @Override
  public Optional<CharSequence> text() {
    return text;
  }
}
