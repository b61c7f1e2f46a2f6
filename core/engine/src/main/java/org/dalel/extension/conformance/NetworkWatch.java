package org.dalel.extension.conformance;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;

/**
 * Refuses sockets and channels to the network, and reports that they were asked for. Named by the
 * system property {@code java.nio.channels.spi.SelectorProvider}, which is how Java finds it, and
 * therefore public.
 */
public final class NetworkWatch extends SelectorProvider {

  /** Made by Java. */
  public NetworkWatch() {}

  /** Makes {@link Socket} and {@link ServerSocket} refuse too. */
  @SuppressWarnings("deprecation") // there is no other way to see them from inside the process
  static void install() throws IOException {
    Socket.setSocketImplFactory(NetworkWatch::refusedImpl);
    ServerSocket.setSocketFactory(NetworkWatch::refusedImpl);
  }

  private static SocketImpl refusedImpl() {
    throw new UncheckedIOException(refused());
  }

  private static IOException refused() {
    String found = "expected no use of the network, found a socket that was asked for";
    // not System.out, which belongs to the plugin
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(Verdict.failed("network", found).line());
    return new ConnectException(found);
  }

  @Override
  public DatagramChannel openDatagramChannel() throws IOException {
    throw refused();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
    throw refused();
  }

  @Override
  public Pipe openPipe() throws IOException {
    throw new IOException("pipe: expected none in an extractor");
  }

  @Override
  public AbstractSelector openSelector() throws IOException {
    throw refused();
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    throw refused();
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    throw refused();
  }
}
