package org.findbuch.holder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.cli.Commands;
import org.findbuch.cli.Session;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one command of another process, and stops when that process has gone. */
record ForwardedCommand(
    Socket socket, String key, Commands commands, Session.Access here, Stop stop)
    implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardedCommand.class);
  private static final int GREETING_MILLIS = 5_000;
  private static final int MOST_ARGUMENTS = 1_000_000;

  @Override
  public void run() {
    try (socket) {
      socket.setSoTimeout(GREETING_MILLIS);
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      if (!sameKey(in.readUTF())) {
        return;
      }
      HolderMessage.ready(out);
      carryOut(in, out);
    } catch (IOException gone) {
      LOG.debug("a command's process has gone", gone);
    }
  }

  private void carryOut(DataInputStream in, DataOutputStream out) throws IOException {
    Path directory = Path.of(in.readUTF());
    String language = in.readUTF();
    String user = in.readUTF();
    boolean interactive = in.readBoolean();
    List<String> arguments = arguments(in);
    socket.setSoTimeout(0);
    try (PipedOutputStream typed = new PipedOutputStream();
        InputStream typedIn = new PipedInputStream(typed, HolderMessage.LARGEST)) {
      Thread.ofVirtual().start(() -> listen(in, typed));
      Terminal terminal =
          new Terminal(
              typedIn,
              print(out, HolderMessage.OUT),
              print(out, HolderMessage.ERR),
              directory,
              interactive,
              language,
              user,
              stop,
              null);
      int code = commands.run(arguments, terminal, here);
      terminal.out().flush();
      terminal.err().flush();
      HolderMessage.exit(out, code);
    }
  }

  /** Passes on what is typed; when the other process has gone, the command is asked to stop. */
  private void listen(DataInputStream in, PipedOutputStream typed) {
    try {
      int kind = in.read();
      while (kind == HolderMessage.IN) {
        byte[] bytes = in.readNBytes(in.readInt());
        if (bytes.length == 0) {
          typed.close();
        } else {
          typed.write(bytes);
          typed.flush();
        }
        kind = in.read();
      }
      stop.ask();
    } catch (IOException gone) {
      stop.ask();
    }
  }

  private static PrintStream print(DataOutputStream out, int kind) {
    return new PrintStream(
        new BufferedOutputStream(HolderMessage.stream(out, kind), 8192),
        true,
        StandardCharsets.UTF_8);
  }

  private static List<String> arguments(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_ARGUMENTS) {
      throw new IOException(count + " arguments");
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = in.readNBytes(in.readInt());
      arguments.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return arguments;
  }

  private boolean sameKey(String shown) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
  }
}
