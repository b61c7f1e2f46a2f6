package org.dalel.formats.chromium;

import java.util.Optional;
import org.dalel.formats.leveldb.LevelDbRecord;

/**
 * A key and its value that a page or an extension stored, or the removal of the key.
 *
 * @param source the record of the LevelDB: place, sequence number, state
 * @param owner whose storage it is; empty where the storage is one owner's alone or he is unknown
 * @param key as the page or extension gave it
 * @param value the text that was stored; empty when the key was removed
 */
public record StorageItem(
    LevelDbRecord source, Optional<StorageKey> owner, String key, Optional<String> value) {}
