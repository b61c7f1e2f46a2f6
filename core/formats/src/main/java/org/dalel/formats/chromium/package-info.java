/**
 * What Chromium, its descendants and Electron programs keep in LevelDB folders of a profile.
 *
 * <pre>
 *   Local Storage/leveldb             LocalStorage       ─┐
 *   Session Storage                   SessionStorage      ├─▶ StorageItem: owner, key, text
 *   Local Extension Settings/ID       ExtensionSettings  ─┘
 *   every one: a LevelDbRecord with place, sequence number and state stays with what was read
 * </pre>
 */
package org.dalel.formats.chromium;
