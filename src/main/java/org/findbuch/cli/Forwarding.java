package org.findbuch.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Has a command carried out by the process that holds the folders, and prints what comes back. */
final class Forwarding {
  private static final int CONNECT_MILLIS = 1_500;

  private final Holder.Address address;

  Forwarding(Holder.Address address) {
    this.address = address;
  }

  /**
   * Returns the command's exit code.
   *
   * @throws java.net.ConnectException when the holder does not answer
   */
  int run(List<String> arguments, Terminal terminal) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()), CONNECT_MILLIS);
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      greet(out, arguments, terminal);
      Thread.ofPlatform().daemon().start(() -> passOn(terminal, out));
      return print(in, terminal);
    }
  }

  private void greet(DataOutputStream out, List<String> arguments, Terminal terminal)
      throws IOException {
    out.writeUTF(address.key());
    out.writeUTF(terminal.directory().toAbsolutePath().toString());
    out.writeUTF(terminal.language());
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
        case Frame.OUT -> terminal.out().write(in.readNBytes(in.readInt()));
        case Frame.ERR -> terminal.err().write(in.readNBytes(in.readInt()));
        case Frame.EXIT -> {
          return in.readInt();
        }
        default -> throw new EOFException("the process that carries the command out has gone");
      }
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  private static void passOn(Terminal terminal, DataOutputStream out) {
    byte[] bytes = new byte[8192];
    try {
      int read = terminal.in().read(bytes);
      while (read > 0) {
        Frame.send(out, Frame.IN, bytes, 0, read);
        read = terminal.in().read(bytes);
      }
      Frame.send(out, Frame.IN, bytes, 0, 0);
    } catch (IOException gone) {
      // The command has ended; nobody reads what is still typed.
      return;
    }
  }
}
