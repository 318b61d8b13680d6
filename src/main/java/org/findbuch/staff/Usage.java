package org.findbuch.staff;

/**
 * How often something was used.
 *
 * @param views how often a document or a page of it was looked at
 * @param downloads how often one of its files was taken along
 */
public record Usage(long views, long downloads) {
  public static final Usage NONE = new Usage(0, 0);
  public static final Usage ONE_VIEW = new Usage(1, 0);
  public static final Usage ONE_DOWNLOAD = new Usage(0, 1);

  public Usage and(Usage other) {
    return new Usage(views + other.views, downloads + other.downloads);
  }

  /** Whether there was any. */
  public boolean any() {
    return views > 0 || downloads > 0;
  }
}
