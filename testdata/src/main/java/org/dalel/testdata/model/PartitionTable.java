package org.dalel.testdata.model;

/** The scheme that divides the disk. */
public enum PartitionTable {
  /** The one volume fills the disk. */
  NONE,
  DOS,
  GPT
}
