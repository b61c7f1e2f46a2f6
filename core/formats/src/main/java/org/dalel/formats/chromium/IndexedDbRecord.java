package org.dalel.formats.chromium;

import java.util.List;
import java.util.Optional;
import org.dalel.formats.leveldb.LevelDbRecord;
import org.dalel.formats.script.Decoded;
import org.dalel.formats.script.ScriptValue;

/**
 * A generation of a record of an object store.
 *
 * @param source the record of the LevelDB: place, sequence number, state
 * @param store whose it is
 * @param key its key
 * @param value its value; empty when the record was removed
 * @param files the files beside the database that belong to it; indexes in the value count them
 * @param undo whether it was found in the log for undoing a transaction: the value was there before
 *     that transaction
 */
public record IndexedDbRecord(
    LevelDbRecord source,
    IdbStore store,
    ScriptValue key,
    Optional<Decoded> value,
    List<IdbFile> files,
    boolean undo) {}
