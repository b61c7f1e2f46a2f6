/**
 * What Chromium, its descendants and Electron programs keep in LevelDB folders of a profile.
 *
 * <pre>
 *   Local Storage/leveldb             LocalStorage       ─┐
 *   Session Storage                   SessionStorage      ├─▶ StorageItem: owner, key, text
 *   Local Extension Settings/ID       ExtensionSettings  ─┘
 *   IndexedDB/&#42;.indexeddb.leveldb     IndexedDb          ──▶ IndexedDbRecord: store, key, BlinkValue, IdbFile
 *   IndexedDB/&#42;.indexeddb.blob/1/00/2 BlinkValue (a value too great for a record)
 *   every one: a LevelDbRecord with place, sequence number and state stays with what was read
 * </pre>
 */
package org.dalel.formats.chromium;
