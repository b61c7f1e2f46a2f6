package org.dalel.tsk;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/** A flag that the native loops look at. Any thread may set it; it cannot be taken back. */
public final class Cancellation {
  private final ByteBuffer flag = ByteBuffer.allocateDirect(1);

  /** Asks the work that polls this flag to end soon. */
  public void cancel() {
    flag.put(0, (byte) 1);
    VarHandle.fullFence();
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    VarHandle.fullFence();
    return flag.get(0) != 0;
  }

  /** The byte that native code polls: 0 to go on. */
  ByteBuffer flag() {
    return flag;
  }
}
