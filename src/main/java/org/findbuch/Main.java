package org.findbuch;

/** The program's front door. */
public final class Main {
  private static final String VERSION = "0.1.0";

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("version")) {
      System.out.println("findbuch " + VERSION);
      return;
    }
    System.err.println("unknown command: use findbuch version");
    System.exit(2);
  }
}
