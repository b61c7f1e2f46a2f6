package org.dalel.ingest;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * What the supervisor says to a worker: first its order, then perhaps that it is to stop. The end
 * of the line means that the supervisor is gone: then the worker halts.
 *
 * <p>Closing wakes the thread that listens. A thread that is left waiting for input would hold up
 * the end of the process by a third of a second.
 */
final class SupervisorLine implements AutoCloseable {
  private final FileChannel channel;
  private final DataInputStream in;

  SupervisorLine(FileChannel channel) {
    this.channel = channel;
    this.in = new DataInputStream(new BufferedInputStream(new Input(channel)));
  }

  /** The stream of a pipe. The one that Java makes of a channel asks for the pipe's position. */
  private static final class Input extends InputStream {
    private final FileChannel channel;

    Input(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return channel.read(ByteBuffer.wrap(target, offset, length));
    }
  }

  static SupervisorLine standardInput() {
    return new SupervisorLine(new FileInputStream(FileDescriptor.in).getChannel());
  }

  /** Waits for the order; empty when the supervisor is gone before it gives one. */
  Optional<WorkerOrder> order() throws IOException {
    return WorkerOrder.await(in);
  }

  /** Listens from now on; the flag that is set when the worker is to stop. */
  StopFlag listen() {
    StopFlag stop = new StopFlag();
    Thread listener = new Thread(() -> listen(stop), "supervisor-listener");
    listener.setDaemon(true);
    listener.start();
    return stop;
  }

  private void listen(StopFlag stop) {
    try {
      while (in.read() >= 0) {
        stop.request();
      }
    } catch (AsynchronousCloseException e) {
      return; // the work is done
    } catch (IOException e) {
      Runtime.getRuntime().halt(WorkerExit.ORPHANED);
    }
    Runtime.getRuntime().halt(WorkerExit.ORPHANED);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
