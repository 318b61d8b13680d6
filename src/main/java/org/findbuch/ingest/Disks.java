package org.findbuch.ingest;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The disks that the program writes to.
 *
 * @param folders by name: {@code archive}, {@code index}, {@code temporary}
 * @param kept bytes that are to stay free where data lies
 */
public record Disks(Map<String, Path> folders, long kept) {
  public static final String ARCHIVE = "archive";
  public static final String INDEX = "index";
  public static final String TEMPORARY = "temporary";

  /** What a disk has left of how much; both 0 when it does not answer. */
  public record Room(long freeBytes, long totalBytes) {}

  public Map<String, Room> rooms() {
    Map<String, Room> rooms = new LinkedHashMap<>();
    folders.forEach((name, folder) -> rooms.put(name, room(folder.toFile())));
    return rooms;
  }

  /** Whether there is room for something new where data lies. */
  public boolean hasRoom() {
    return rooms().entrySet().stream()
        .allMatch(room -> room.getKey().equals(TEMPORARY) || room.getValue().freeBytes() >= kept);
  }

  private static Room room(File folder) {
    return new Room(folder.getUsableSpace(), folder.getTotalSpace());
  }
}
