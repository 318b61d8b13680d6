package org.findbuch.holder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.HolderGoneException;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Terminal;

/** Has a command carried out by the process that holds the folders, and prints what comes back. */
record Forwarding(Holder.Address address) {
  private static final int CONNECT_MILLIS = 1_500;
  private static final int READY_MILLIS = 2_000;

  /**
   * Returns the command's exit code.
   *
   * @throws java.net.ConnectException when the holder does not answer
   * @throws HolderGoneException when it has gone before it said how it went
   */
  int run(List<String> arguments, Terminal terminal) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()), CONNECT_MILLIS);
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      out.writeUTF(address.key());
      out.flush();
      awaitReady(socket, in);
      greet(out, arguments, terminal);
      Thread.ofPlatform().daemon().start(() -> passOn(terminal, out));
      Thread stopping = Thread.ofPlatform().daemon().start(() -> passOn(terminal.stop(), socket));
      try {
        return print(in, terminal);
      } catch (IOException gone) {
        throw new HolderGoneException(gone);
      } finally {
        stopping.interrupt();
      }
    }
  }

  /**
   * A process that was halted still has its connections accepted by the system. It must not find
   * the command later, when nobody waits for it any more.
   */
  private void awaitReady(Socket socket, DataInputStream in) throws IOException {
    socket.setSoTimeout(READY_MILLIS);
    try {
      if (in.read() != HolderMessage.READY) {
        throw new ConnectException("the holder has closed the connection");
      }
    } catch (SocketTimeoutException frozen) {
      throw CommandException.failed(
          "holder.frozen", Long.toString(address.process()), address.command());
    }
    socket.setSoTimeout(0);
  }

  private static void greet(DataOutputStream out, List<String> arguments, Terminal terminal)
      throws IOException {
    out.writeUTF(terminal.directory().toAbsolutePath().toString());
    out.writeUTF(terminal.language());
    out.writeUTF(terminal.user());
    out.writeBoolean(terminal.interactive());
    out.writeInt(arguments.size());
    for (String argument : arguments) {
      byte[] bytes = argument.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }

  private static int print(DataInputStream in, Terminal terminal) throws IOException {
    while (true) {
      int kind = in.read();
      switch (kind) {
        case HolderMessage.OUT -> terminal.out().write(in.readNBytes(in.readInt()));
        case HolderMessage.ERR -> terminal.err().write(in.readNBytes(in.readInt()));
        case HolderMessage.EXIT -> {
          return in.readInt();
        }
        default -> throw new EOFException();
      }
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  /** The other process takes the end of what is sent for the wish to stop, and says how it went. */
  private static void passOn(Stop stop, Socket socket) {
    try {
      stop.await();
      socket.shutdownOutput();
    } catch (InterruptedException | IOException ended) {
      // The command has ended; nothing is left to stop.
      return;
    }
  }

  private static void passOn(Terminal terminal, DataOutputStream out) {
    byte[] bytes = new byte[8192];
    try {
      int read = terminal.in().read(bytes);
      while (read > 0) {
        HolderMessage.send(out, HolderMessage.IN, bytes, 0, read);
        read = terminal.in().read(bytes);
      }
      HolderMessage.send(out, HolderMessage.IN, bytes, 0, 0);
    } catch (IOException gone) {
      // The command has ended; nobody reads what is still typed.
      return;
    }
  }
}
