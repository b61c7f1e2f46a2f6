package org.dalel.testdata.fs;

import java.io.IOException;
import java.util.Optional;

/** Gives storage to what the {@link Tree} makes, at the moment when it is made. */
interface Placement {

  /** A file, folder or link came to be. */
  void made(Inode inode);

  /** A fork came to be, to be laid over the clusters of a deleted one when that is given. */
  void filled(Inode inode, Fork fork, Optional<Fork> over) throws IOException;

  /** The last name of the inode is gone. */
  void released(Inode inode);

  /** Whether streams beside the unnamed one can be kept. */
  boolean keepsStreams();

  /** Whether a file can have two names. */
  boolean keepsLinks();

  /** Whether symbolic links can be kept. */
  boolean keepsSymbolicLinks();

  /** Why a name cannot be kept, if so. */
  Optional<String> refuses(String name);
}
