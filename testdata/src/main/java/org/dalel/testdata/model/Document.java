package org.dalel.testdata.model;

/** A file's content with what is known about it. */
public record Document(Content content, String type, Facts facts) {

  /** Content of which nothing further is known. */
  public static Document of(Content content) {
    return new Document(content, "", Facts.NONE);
  }
}
