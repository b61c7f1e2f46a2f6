/**
 * Values of scripts as browsers store them, whatever the browser.
 *
 * <pre>
 *   chromium: V8 and Blink ─┐
 *                           ├─▶ Tree ─▶ Decoded: ScriptValue, numbered objects, fault ─▶ ScriptJson
 *   mozilla: SpiderMonkey  ─┘
 *
 *   {id: 1, from: "ivan", self: (the same object)}      ─▶  Structure#0 {id, from, self: Reference 0}
 * </pre>
 */
package org.dalel.formats.script;
