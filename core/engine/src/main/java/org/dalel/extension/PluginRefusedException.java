package org.dalel.extension;

/** A plugin that may not be put in or taken out; the message is a sentence that names why. */
public final class PluginRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  PluginRefusedException(String sentence) {
    super(sentence);
  }
}
