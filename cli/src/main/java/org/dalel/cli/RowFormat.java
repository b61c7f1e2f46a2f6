package org.dalel.cli;

import java.util.Locale;

/** The formats of exports that are neither files nor human tables. */
enum RowFormat {
  CSV,
  JSONL;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
