package org.findbuch.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.findbuch.archive.store.Watch;
import org.jspecify.annotations.Nullable;

/** Shows a person how far long work is, and has it stopped when they no longer wait. */
public final class LongWork implements Watch, AutoCloseable {
  private static final int BAR_WIDTH = 100;

  private final Terminal terminal;
  private final String task;
  private @Nullable ProgressBar bar;

  public LongWork(Terminal terminal, String task) {
    this.terminal = terminal;
    this.task = task;
  }

  @Override
  public boolean isStopAsked() {
    return terminal.stop().isAsked();
  }

  @Override
  public void begin(long steps) {
    close();
    if (terminal.interactive()) {
      bar = bar(terminal, task, steps);
    }
  }

  @Override
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** A bar on standard error, with rate and time left. */
  public static ProgressBar bar(Terminal terminal, String task, long steps) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .showSpeed()
        .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), BAR_WIDTH))
        .build();
  }
}
