package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.dalel.formats.Damage;
import org.dalel.formats.FileFolder;
import org.dalel.formats.RecordSink;
import org.dalel.formats.chromium.ExtensionSettings;
import org.dalel.formats.chromium.LocalStorage;
import org.dalel.formats.chromium.LocalStorageSink;
import org.dalel.formats.chromium.StorageItem;
import org.dalel.formats.chromium.StorageKey;
import org.dalel.formats.chromium.StorageUse;

/** The values of a LevelDB, as extensions or as pages store them. */
record StoredItems(FileFolder folder) {

  /** Values of {@code chrome.storage}: JSON. */
  void settings(RecordSink<Stored> sink) throws IOException {
    ExtensionSettings.read(
        folder,
        new RecordSink<>() {
          @Override
          public void record(StorageItem item) throws IOException {
            if (item.value().isPresent()) {
              Stand stand = Stand.of(item.source(), item.key());
              sink.record(Stored.of(item.key(), item.value().get(), stand));
            }
          }

          @Override
          public void damaged(Damage damage) throws IOException {
            sink.damaged(damage);
          }
        });
  }

  /** Values of Local Storage of one origin: any text. */
  void localStorage(String origin, RecordSink<Stored> sink) throws IOException {
    pages(
        new Pages() {
          @Override
          public void item(String owner, Stored stored) throws IOException {
            if (owner.equals(origin)) {
              sink.record(stored);
            }
          }

          @Override
          public void damaged(Damage damage) throws IOException {
            sink.damaged(damage);
          }
        });
  }

  /** The origins of Local Storage that have a value of some kind. */
  TreeSet<String> origins(BiPredicate<String, Stored> wanted) throws IOException {
    TreeSet<String> origins = new TreeSet<>();
    pages(
        new Pages() {
          @Override
          public void item(String owner, Stored stored) {
            if (!origins.contains(owner) && wanted.test(owner, stored)) {
              origins.add(owner);
            }
          }

          @Override
          public void damaged(Damage damage) {
            // told when the part of an origin is read
          }
        });
    return origins;
  }

  private interface Pages {
    void item(String owner, Stored stored) throws IOException;

    void damaged(Damage damage) throws IOException;
  }

  private void pages(Pages pages) throws IOException {
    LocalStorage.read(
        folder,
        new LocalStorageSink() {
          @Override
          public void record(StorageItem item) throws IOException {
            Optional<String> text = item.value().map(Text::ofPage);
            if (text.isPresent()) {
              String owner = item.owner().map(StorageKey::origin).orElse("");
              Stand stand = Stand.of(item.source(), item.key());
              pages.item(owner, Stored.of(item.key(), text.get(), stand));
            }
          }

          @Override
          public void use(StorageUse use) {
            // when a part was used says nothing of wallets
          }

          @Override
          public void damaged(Damage damage) throws IOException {
            pages.damaged(damage);
          }
        });
  }
}
