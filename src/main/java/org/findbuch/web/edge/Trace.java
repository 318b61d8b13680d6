package org.findbuch.web.edge;

import java.util.StringJoiner;

/**
 * Where something failed, for the log: classes and lines, on one line. Messages are left out, as
 * those of libraries quote what they were given, and that may be what somebody searched for.
 */
public final class Trace {
  private static final int CAUSES = 4;
  private static final int FRAMES = 12;

  private Trace() {}

  public static String of(Throwable failed) {
    StringJoiner trace = new StringJoiner(" < ");
    Throwable cause = failed;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      trace.add(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        trace.add(frames[i].getClassName() + "." + frames[i].getMethodName() + line(frames[i]));
      }
      cause = cause.getCause();
    }
    return trace.toString();
  }

  private static String line(StackTraceElement frame) {
    return frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber();
  }
}
