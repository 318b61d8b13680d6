package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.findbuch.archive.WorkThreads;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Mirror;

/** Two storage roots of the same layout. */
final class OcflMirror implements Mirror {
  /** More than one, for most of the time goes into opening small files. */
  private static final int COPYING = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

  /** So much lies ready that nobody idles while what is copied is brought to the disk. */
  private static final int COPIED_AHEAD = 4_000;

  private final StorageRoot from;
  private final StorageRoot to;
  private final Function<ObjectName, String> layout;
  private final MirrorWork work;

  /**
   * A mirror.
   *
   * @param folder that the root to be filled lies in, and what is not in its place yet
   * @param staging name of the folder in it for that
   */
  OcflMirror(
      StorageRoot from,
      Path folder,
      String staging,
      Function<ObjectName, String> layout,
      Errand errand)
      throws IOException {
    this.from = from;
    this.to = new StorageRoot(folder.resolve("ocfl"));
    this.layout = layout;
    FileCopy copy = new FileCopy(folder, errand::isStopAsked);
    copy.makeFolder(to.path());
    this.work = new MirrorWork(folder, copy, new Staging(folder.resolve(staging), copy), errand);
  }

  @Override
  public void begin() throws IOException {
    try (Stream<Path> own = from.ownFiles()) {
      for (Path file : own.toList()) {
        Path place = to.path().resolve(from.path().relativize(file).toString());
        if (!Files.exists(place)) {
          work.copy().makeFolderOf(place);
          Path staged = work.staging().next();
          work.copy().copy(file, staged);
          work.staging().move(staged, place);
        }
      }
    }
  }

  @Override
  public void each(ObjectConsumer objects) throws IOException {
    try (WorkThreads threads = new WorkThreads("copy", COPYING, COPIED_AHEAD)) {
      walk(threads, objects);
      threads.finish();
    }
    publish();
  }

  /** Puts things in their place in this thread, while the others go on copying. */
  private void walk(WorkThreads threads, ObjectConsumer objects) throws IOException {
    from.walk(
        new StorageRoot.Visitor() {
          @Override
          public void object(ObjectFolder folder) throws IOException {
            Optional<ObjectName> name = ObjectName.encoded(folder.path());
            if (name.isPresent()) {
              threads.submit(() -> objects.object(name.get().document(), name.get().id()));
              if (work.staging().isFull()) {
                publish();
              }
            }
          }

          @Override
          public void stray(Path file) {
            String path = "ocfl/" + from.path().relativize(file);
            work.errand()
                .damage(new Damage(Damage.Type.STRAY_FILE, path, "this file belongs to no object"));
          }
        });
  }

  @Override
  public int copy(boolean document, String id) throws IOException {
    work.copy().requireGoingOn();
    ObjectName name = new ObjectName(document, id);
    String path = layout.apply(name);
    return new ObjectCopy(
            new ObjectFolder(from.path(), from.path().resolve(path)),
            new ObjectFolder(to.path(), to.path().resolve(path)),
            name,
            work)
        .copy();
  }

  @Override
  public void publish() throws IOException {
    work.staging().publish(work.errand()::publishing);
  }

  @Override
  public void setAside(KnownObjects known) throws IOException {
    to.walk(
        new StorageRoot.Visitor() {
          @Override
          public void object(ObjectFolder folder) throws IOException {
            Optional<ObjectName> name = ObjectName.encoded(folder.path());
            if (name.isEmpty() || !known.isKnown(name.get().document(), name.get().id())) {
              aside(folder);
            }
          }

          @Override
          public void stray(Path file) {
            // whoever put it there knows why; it does no harm
          }
        });
  }

  private void aside(ObjectFolder folder) throws IOException {
    Path aside = work.aside(folder.path());
    work.copy().makeFolderOf(aside);
    Files.move(folder.path(), aside);
    folder.tidy();
    String subject =
        ObjectName.encoded(folder.path())
            .map(ObjectName::id)
            .orElse(String.valueOf(folder.path().getFileName()));
    work.errand().damage(new Damage(Damage.Type.SET_ASIDE, subject, "now in " + work.label(aside)));
  }

  @Override
  public Tally tally() {
    return work.tally();
  }

  /** Brings what has been put in its place to the disk, and leaves nothing else. */
  @Override
  public void close() throws IOException {
    work.staging().close();
    Disk.sync(to.path(), List.of(to.path()));
  }
}
