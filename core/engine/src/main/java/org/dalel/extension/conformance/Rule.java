package org.dalel.extension.conformance;

/** The rules that trials test, in the order in which they are reported. */
enum Rule {
  DESCRIPTION("description", "the same at every call, extractors: %d"),
  EMPTY("empty input", "inputs: %d"),
  SAMPLES("samples", "inputs: %d"),
  MADE_UP("made-up input", "inputs that meet the interests: %d"),
  CUT("truncated input", "inputs: %d"),
  MUTATED("mutated input", "inputs: %d"),
  TWICE("same twice", "inputs that gave the same at the second call: %d"),
  IDENTIFIERS("identifiers", "spelled as their kinds say, in the samples: %d"),
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
