package org.findbuch.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.findbuch.archive.change.Steps;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is done to a folder, in order, and makes the folder anew as a power failure may
 * have left it after any of it: what was forced is there; of the rest nothing, half, or all, each
 * change by itself as no order is promised (Pillai et al., OSDI 2014). A file's bytes are forced by
 * forcing the file, its name by forcing the folder; a renaming is one change, forced by forcing
 * either folder.
 *
 * <p>SQLite and ocfl-java's inventories do not come through {@link WatchedFiles}: after each change
 * that does, and at each step of the archive, the folder is compared with what is known of it, so
 * that their writing is seen too. Inventories have to be forced like anything else. SQLite forces
 * its files itself ({@code synchronous=FULL}) and is taken at its word that a commit survives: what
 * it has written counts as forced. Not that it does this is proved here, but that catalogue and
 * objects fit together at each moment.
 */
public final class PowerLog implements WatchedFiles.Watcher {
  private final Path root;
  private final Predicate<Path> forcesItself;
  private final Node top = new Node(true);
  private final List<Op> ops = new ArrayList<>();
  private final TreeSet<Integer> moments = new TreeSet<>();
  private final Map<Node, Map<String, Node>> firstChildren = new HashMap<>();
  private final Map<Node, byte[]> firstBytes = new HashMap<>();

  /** A file or folder, whatever it is called. */
  private static final class Node {
    final boolean isFolder;
    final Map<String, Node> children = new TreeMap<>();
    byte[] bytes = {};
    long stamp;

    Node(boolean isFolder) {
      this.isFolder = isFolder;
    }
  }

  private sealed interface Op {}

  private record Link(Node folder, String name, Node node, boolean forced) implements Op {}

  private record Unlink(Node folder, String name, Node node) implements Op {}

  private record Rename(Node from, String name, Node to, String newName, Node node) implements Op {}

  /** The bytes from a place on are others; the file has this length now. */
  private static final class Data implements Op {
    final Node node;
    final int at;
    final byte[] bytes;
    final int length;

    Data(Node node, int at, byte[] bytes, int length) {
      this.node = node;
      this.at = at;
      this.bytes = bytes;
      this.length = length;
    }
  }

  private record Force(Node node) implements Op {}

  /** What becomes of a change that was not forced. */
  public enum Fate {
    LOST,
    TORN,
    KEPT
  }

  /**
   * Begins with what is in a folder, as if all of it had been forced.
   *
   * @param forcesItself files that whoever writes them forces without being seen
   */
  public PowerLog(Path root, Predicate<Path> forcesItself) throws IOException {
    this.root = root;
    this.forcesItself = forcesItself;
    compare(root, top);
    remember(top);
    ops.clear();
  }

  private void remember(Node node) {
    firstChildren.put(node, new TreeMap<>(node.children));
    firstBytes.put(node, node.bytes);
    node.children.values().forEach(this::remember);
  }

  /** The folder, or a path in it, as the program is to be given it. */
  public Path watched(Path path) {
    return WatchedFiles.watched(path, this);
  }

  /** Looks at each step too. */
  public Steps steps() {
    return _ -> size();
  }

  /** How many changes there have been. */
  public synchronized int size() throws IOException {
    look();
    return ops.size();
  }

  /** The numbers of changes after which the power may fail: what is seen at once has no order. */
  public synchronized List<Integer> moments() {
    return List.copyOf(moments);
  }

  private void look() throws IOException {
    compare(root, top);
    moments.add(ops.size());
  }

  @Override
  public synchronized <T> T make(
      WatchedFiles.Change change, Path path, Path to, WatchedFiles.Making<T> making)
      throws IOException {
    if (change == WatchedFiles.Change.READ) {
      return making.make();
    }
    look();
    T made = making.make();
    if (change == WatchedFiles.Change.MOVE) {
      rename(path, to);
    }
    if (change == WatchedFiles.Change.WRITE) {
      find(path).stamp = 0;
    }
    look();
    if (change == WatchedFiles.Change.FORCE) {
      ops.add(new Force(find(path)));
      moments.add(ops.size());
    }
    return made;
  }

  private void rename(Path path, Path to) {
    Node from = find(path.resolveSibling(".").normalize());
    Node into = find(to.resolveSibling(".").normalize());
    String name = path.getFileName().toString();
    String newName = to.getFileName().toString();
    Node node = Objects.requireNonNull(from.children.remove(name), name);
    into.children.put(newName, node);
    ops.add(new Rename(from, name, into, newName, node));
  }

  private Node find(Path path) {
    Node node = top;
    Path inside = root.relativize(path.normalize());
    for (Path name : inside.toString().isEmpty() ? List.<Path>of() : inside) {
      node = Objects.requireNonNull(node.children.get(name.toString()), path.toString());
    }
    return node;
  }

  private void compare(Path folder, Node node) throws IOException {
    Set<String> gone = new HashSet<>(node.children.keySet());
    try (var all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        compare(each, node, gone);
      }
    }
    for (String name : gone) {
      ops.add(new Unlink(node, name, Objects.requireNonNull(node.children.remove(name))));
    }
  }

  private void compare(Path path, Node folder, Set<String> gone) throws IOException {
    String name = path.getFileName().toString();
    try {
      var found = Files.readAttributes(path, BasicFileAttributes.class);
      Node node = folder.children.get(name);
      if (node == null || node.isFolder != found.isDirectory()) {
        node = new Node(found.isDirectory());
        folder.children.put(name, node);
        ops.add(new Link(folder, name, node, forcesItself.test(path)));
      }
      if (found.isDirectory()) {
        compare(path, node);
      } else {
        compareBytes(path, node, found.size() ^ found.lastModifiedTime().hashCode());
      }
      gone.remove(name);
    } catch (NoSuchFileException deletedMeanwhile) {
      // by SQLite, which is seen the next time
    }
  }

  private void compareBytes(Path path, Node node, long stamp) throws IOException {
    // SQLite may write twice within a tick of the clock.
    if (node.stamp == stamp && !path.toString().contains(".sqlite")) {
      return;
    }
    byte[] before = node.bytes;
    byte[] now = Files.readAllBytes(path);
    int from = Arrays.mismatch(before, now);
    node.stamp = stamp;
    if (from >= 0) {
      int to = now.length;
      while (before.length == now.length && before[to - 1] == now[to - 1]) {
        to--;
      }
      node.bytes = now;
      ops.add(new Data(node, from, Arrays.copyOfRange(now, from, to), now.length));
      if (forcesItself.test(path)) {
        ops.add(new Force(node));
      }
    }
  }

  /** What was done last before a moment, for whoever looks for a fault. */
  public synchronized List<String> before(int changes) {
    return ops.subList(Math.max(0, changes - 3), changes).stream()
        .map(
            op ->
                switch (op) {
                  case Link link -> "new " + link.name;
                  case Unlink unlink -> "deleted " + unlink.name;
                  case Rename rename -> rename.name + " becomes " + rename.newName;
                  case Data data -> data.bytes.length + " bytes";
                  case Force _ -> "forced";
                })
        .toList();
  }

  /**
   * Makes the folder elsewhere as it was after so many changes, but for those that were not forced:
   * chance takes one of these fates for each.
   */
  public void replay(int changes, Random chance, List<Fate> fates, Path into) throws IOException {
    Map<Node, Map<String, Node>> children = new HashMap<>();
    firstChildren.forEach((node, names) -> children.put(node, new TreeMap<>(names)));
    Map<Node, Content> contents = new HashMap<>();
    Set<Node> forcedLater = new HashSet<>();
    Fate[] fate = new Fate[changes];
    for (int i = changes - 1; i >= 0; i--) {
      boolean forced =
          switch (ops.get(i)) {
            case Force(var node) -> !forcedLater.add(node);
            case Link link -> link.forced || forcedLater.contains(link.folder);
            case Unlink unlink -> forcedLater.contains(unlink.folder);
            case Rename rename ->
                forcedLater.contains(rename.from) || forcedLater.contains(rename.to);
            case Data data -> forcedLater.contains(data.node);
          };
      fate[i] = forced ? Fate.KEPT : fates.get(chance.nextInt(fates.size()));
    }
    for (int i = 0; i < changes; i++) {
      if (fate[i] != Fate.LOST) {
        apply(ops.get(i), fate[i] == Fate.TORN, children, contents);
      }
    }
    write(top, into, children, contents);
  }

  private void apply(
      Op op, boolean torn, Map<Node, Map<String, Node>> children, Map<Node, Content> contents) {
    switch (op) {
      case Link(var folder, var name, var node, _) -> names(children, folder).put(name, node);
      case Unlink(var folder, var name, var node) -> names(children, folder).remove(name, node);
      case Rename(var from, var name, var to, var newName, var node) -> {
        names(children, from).remove(name, node);
        names(children, to).put(newName, node);
      }
      case Data data ->
          contents
              .computeIfAbsent(data.node, node -> new Content(firstBytes.get(node)))
              .take(data, torn);
      case Force _ -> {}
    }
  }

  private static Map<String, Node> names(Map<Node, Map<String, Node>> children, Node folder) {
    return children.computeIfAbsent(folder, _ -> new TreeMap<>());
  }

  /** Bytes that are written one part after the other. */
  private static final class Content {
    byte[] bytes;
    int length;

    Content(byte @Nullable [] first) {
      bytes = first == null ? new byte[0] : first.clone();
      length = bytes.length;
    }

    void take(Data data, boolean torn) {
      int count = torn ? data.bytes.length / 2 : data.bytes.length;
      int most = Math.max(data.at + count, data.length);
      if (most > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * most);
      }
      System.arraycopy(data.bytes, 0, bytes, data.at, count);
      length = torn ? data.at + count : data.length;
    }
  }

  private void write(
      Node folder, Path into, Map<Node, Map<String, Node>> children, Map<Node, Content> contents)
      throws IOException {
    Files.createDirectories(into);
    for (Map.Entry<String, Node> each : new HashMap<>(names(children, folder)).entrySet()) {
      Path path = into.resolve(each.getKey());
      Node node = each.getValue();
      if (node.isFolder) {
        write(node, path, children, contents);
      } else {
        Content content = contents.get(node);
        byte[] bytes =
            content != null
                ? Arrays.copyOf(content.bytes, content.length)
                : firstBytes.getOrDefault(node, new byte[0]);
        Files.write(path, bytes);
      }
    }
  }
}
