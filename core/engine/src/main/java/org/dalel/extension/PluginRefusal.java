package org.dalel.extension;

/** Why a plugin is not loaded; the message is the middle of a sentence. */
final class PluginRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  PluginRefusal(String message) {
    super(message);
  }
}
