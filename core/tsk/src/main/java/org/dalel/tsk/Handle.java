package org.dalel.tsk;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A native handle in the tree image, pool, file system, file. All handles of one image share one
 * lock, so that a handle used by two threads is slow, never a crash. Closing closes what was opened
 * from it first, youngest first; closing again does nothing; using a closed handle throws.
 */
final class Handle {
  /** Frees what stands at the address. */
  interface Closer {
    void close(long address) throws TskException;
  }

  /** A call that needs the address. */
  interface Call<T> {
    T on(long address) throws TskException;
  }

  /** A call with a number as its result, so that reading does not allocate. */
  interface LongCall {
    long on(long address) throws TskException;
  }

  private final String what;
  private final Handle parent;
  private final Object lock;
  private final Closer closer;
  private final Set<Handle> children = new LinkedHashSet<>();
  private long address;

  private Handle(String what, Handle parent, Object lock, long address, Closer closer) {
    this.what = what;
    this.parent = parent;
    this.lock = lock;
    this.address = address;
    this.closer = closer;
  }

  /** The handle of an image. */
  static Handle root(String what, long address, Closer closer) {
    return new Handle(what, null, new Object(), address, closer);
  }

  /** Opens something that lives no longer than this handle. */
  Handle open(String name, Call<Long> opening, Closer childCloser) throws TskException {
    synchronized (lock) {
      long opened = opening.on(checked());
      Handle child = new Handle(name + " of " + what, this, lock, opened, childCloser);
      children.add(child);
      return child;
    }
  }

  <T> T use(Call<T> call) throws TskException {
    synchronized (lock) {
      return call.on(checked());
    }
  }

  long useLong(LongCall call) throws TskException {
    synchronized (lock) {
      return call.on(checked());
    }
  }

  boolean closed() {
    synchronized (lock) {
      return address == 0;
    }
  }

  void close() {
    synchronized (lock) {
      if (address == 0) {
        return;
      }
      List<Handle> youngestFirst = new ArrayList<>(children);
      Collections.reverse(youngestFirst);
      youngestFirst.forEach(Handle::close);
      long closing = address;
      address = 0;
      if (parent != null) {
        parent.children.remove(this);
      }
      try {
        closer.close(closing);
      } catch (TskException e) {
        throw new UncheckedIOException(what + ": closing failed", e);
      }
    }
  }

  private long checked() {
    if (address == 0) {
      throw new IllegalStateException(what + " is closed");
    }
    return address;
  }

  @Override
  public String toString() {
    return what;
  }
}
