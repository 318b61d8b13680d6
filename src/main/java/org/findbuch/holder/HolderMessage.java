package org.findbuch.holder;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The pieces that go to and fro between a command and the process that carries it out. */
final class HolderMessage {
  static final int OUT = 1;
  static final int ERR = 2;
  static final int EXIT = 3;
  static final int IN = 4;

  /** The holder has seen the key and listens; only then is it told what to do. */
  static final int READY = 5;

  static final int LARGEST = 1 << 16;

  private HolderMessage() {}

  /** A stream whose bytes become frames of one kind. */
  static OutputStream stream(DataOutputStream connection, int kind) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += LARGEST) {
          send(connection, kind, bytes, offset + done, Math.min(LARGEST, length - done));
        }
      }
    };
  }

  static void send(DataOutputStream connection, int kind, byte[] bytes, int offset, int length)
      throws IOException {
    synchronized (connection) {
      connection.writeByte(kind);
      connection.writeInt(length);
      connection.write(bytes, offset, length);
      connection.flush();
    }
  }

  static void ready(DataOutputStream connection) throws IOException {
    connection.writeByte(READY);
    connection.flush();
  }

  static void exit(DataOutputStream connection, int code) throws IOException {
    synchronized (connection) {
      connection.writeByte(EXIT);
      connection.writeInt(code);
      connection.flush();
    }
  }
}
