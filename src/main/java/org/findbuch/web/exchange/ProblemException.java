package org.findbuch.web.exchange;

/** A request that cannot be answered as asked; carries what the asker is told. */
public final class ProblemException extends RuntimeException {
  private static final int LONGEST_ECHO = 80;
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.status() + " " + problem.code());
    this.problem = problem;
  }

  /**
   * A parameter or the member of a JSON body has a value that it cannot have.
   *
   * @param what {@code parameter} or {@code field}
   * @param way key of the text that says which values there are
   */
  public static ProblemException wrong(
      String what, PageTexts texts, String name, String value, String way, Object... arguments) {
    return Problem.of(400, "wrong-" + what, name, echo(value), texts.say("way." + way, arguments))
        .with(what, name)
        .with("value", echo(value))
        .exception();
  }

  public Problem problem() {
    return problem;
  }

  private static String echo(String value) {
    return value.length() <= LONGEST_ECHO ? value : value.substring(0, LONGEST_ECHO) + "…";
  }
}
