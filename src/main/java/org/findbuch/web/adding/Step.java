package org.findbuch.web.adding;

import org.findbuch.document.Coded;

/** How far a file of a batch is, as people see it. */
enum Step implements Coded {
  /** Somebody is sending it. */
  COMING("received"),
  /** Other files of its batch are being sent. */
  WAITING("received"),
  /** Nobody is sending it, and some of it is missing. */
  BROKEN_OFF("unreadable"),
  /** All of it is there and it is being put into the archive. */
  TAKING("received"),
  /** All of it is there, and something kept it from being put into the archive. */
  NOT_TAKEN("unreadable"),
  READING("received"),
  RECOGNISING("received"),
  /** Some of its pages are pictures, and the program that recognises their text is missing. */
  UNRECOGNISED("received"),
  SEARCHABLE("searchable"),
  UNREADABLE("unreadable"),
  DUPLICATE("withdrawn"),
  /** The same bytes were erased before, and it was not taken. */
  ERASED("withdrawn"),
  /** What it became was withdrawn. */
  WITHDRAWN("withdrawn"),
  /** What it became was erased for good. */
  DELETED("withdrawn"),
  REJECTED("unreadable"),
  UNFOLDED("withdrawn");

  /** The shape that stands before the word. */
  private final String shape;

  Step(String shape) {
    this.shape = shape;
  }

  String shape() {
    return shape;
  }

  /** Whether it becomes something else by itself. */
  boolean isUnderWay() {
    return switch (this) {
      case COMING, WAITING, TAKING, READING, RECOGNISING -> true;
      default -> false;
    };
  }

  /** Whether somebody has to do something about it, whatever it is that came. */
  boolean isPressing() {
    return switch (this) {
      case BROKEN_OFF, NOT_TAKEN, UNREADABLE, REJECTED -> true;
      default -> false;
    };
  }

  /** Whether the window that it comes from must stay open. */
  boolean isComing() {
    return this == COMING || this == WAITING;
  }
}
