package org.dalel.cli;

/** How {@code dalel chats} writes. */
enum ChatFormat {
  TEXT,
  HTML,
  JSONL
}
