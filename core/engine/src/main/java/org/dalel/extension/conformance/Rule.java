package org.dalel.extension.conformance;

/** The rules that trials test, in the order in which they are reported. */
enum Rule {
  DESCRIPTION("description", "%d extractors say the same of themselves at every call"),
  EMPTY("empty input", "%d inputs"),
  SAMPLES("samples", "%d inputs"),
  MADE_UP("made-up input", "%d inputs that meet the interests"),
  CUT("truncated input", "%d inputs"),
  MUTATED("mutated input", "%d inputs"),
  TWICE("same twice", "%d inputs gave the same at the second call"),
  CONTRACT("contract", "declared artifact types and limits were kept"),
  TIME("time", ""),
  THREADS("threads", "none was left behind"),
  WRITES("writes", "");

  private final String words;
  private final String kept;

  Rule(String words, String kept) {
    this.words = words;
    this.kept = kept;
  }

  /** The rule in a word or two. */
  String words() {
    return words;
  }

  /** What to say when it was kept that many times; empty if another says it. */
  String kept(int tried) {
    return kept.formatted(tried);
  }
}
