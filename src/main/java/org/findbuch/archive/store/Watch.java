package org.findbuch.archive.store;

/** Somebody who waits for long work, sees how far it is, and may have it stopped. */
public interface Watch {
  Watch NONE =
      new Watch() {
        @Override
        public boolean isStopAsked() {
          return false;
        }

        @Override
        public void begin(long steps) {}

        @Override
        public void step() {}
      };

  boolean isStopAsked();

  /** Work of about so many steps begins. */
  void begin(long steps);

  /** One of the steps is done. */
  void step();
}
