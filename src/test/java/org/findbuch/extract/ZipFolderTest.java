package org.findbuch.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.findbuch.Seed;
import org.findbuch.document.Fault;
import org.findbuch.reading.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ZipFolderTest {
  private static final Limits SMALL = new Limits(10, 10, 0, 20_000_000, 100, 5, 5, 300, 10, 1_000);
  @RegisterExtension final Seed seed = new Seed();

  @TempDir Path folder;

  @Test
  void files_come_whole_and_folders_do_not_count() throws IOException {
    try (ZipFolder zip = open(zip(UTF_8, "a/", "a/Übersicht.txt", "b.txt"), Limits.DEFAULTS)) {
      assertThat(zip.files())
          .extracting(ZipFolder.File::path)
          .containsExactly("a/Übersicht.txt", "b.txt");
      Path target = folder.resolve("out");
      assertThat(zip.unpack(zip.files().getFirst(), target)).isNull();
      assertThat(target).hasContent("a/Übersicht.txt");
      assertThat(zip.isTrue()).isTrue();
    }
  }

  @Test
  void names_are_read_as_german_windows_and_others_wrote_them() throws IOException {
    for (String charset : List.of("UTF-8", "IBM850", "IBM437", "windows-1252")) {
      byte[] bytes = zip(Charset.forName(charset), "Größe für Ärzte.txt", "Überblick.txt");
      withoutUtf8Flag(bytes);
      try (ZipFolder zip = open(bytes, Limits.DEFAULTS)) {
        assertThat(zip.files())
            .as(charset)
            .extracting(ZipFolder.File::path)
            .containsExactly("Größe für Ärzte.txt", "Überblick.txt");
      }
    }
  }

  @Test
  void names_that_lead_out_and_locked_files_are_named_and_the_others_taken() throws IOException {
    byte[] bytes = zip(UTF_8, "../a.txt", "/etc/b.txt", "C:\\c.txt", "x/..\\..\\d.txt", "e.txt");
    try (ZipFolder zip = open(bytes, Limits.DEFAULTS)) {
      assertThat(zip.files())
          .extracting(ZipFolder.File::fault)
          .containsExactly(
              Fault.NAME_LEADS_OUT,
              Fault.NAME_LEADS_OUT,
              Fault.NAME_LEADS_OUT,
              Fault.NAME_LEADS_OUT,
              null);
    }
    byte[] locked = zip(UTF_8, "a.txt");
    locked[directory(locked) + 8] |= 1;
    try (ZipFolder zip = open(locked, Limits.DEFAULTS)) {
      assertThat(zip.files().getFirst().fault()).isEqualTo(Fault.PASSWORD);
    }
    byte[] other = zip(UTF_8, "a.txt");
    other[directory(other) + 10] = 14;
    try (ZipFolder zip = open(other, Limits.DEFAULTS)) {
      assertThat(zip.files().getFirst().fault()).isEqualTo(Fault.UNKNOWN_PACKING);
    }
    assertThat(sentence(Fault.NAME_LEADS_OUT))
        .isEqualTo("Der Name führt aus der ZIP-Datei hinaus. Packen Sie sie ohne solche Namen.");
    assertThat(sentence(Fault.PASSWORD))
        .isEqualTo("Die Datei verlangt ein Passwort. Geben Sie eine Fassung ohne Passwort.");
    assertThat(sentence(Fault.UNKNOWN_PACKING))
        .isEqualTo(
            "Die Datei ist auf eine Art gepackt, die nicht ausgepackt werden kann. Packen Sie sie"
                + " als gewöhnliche ZIP-Datei.");
  }

  @Test
  void a_bomb_stays_shut_before_anything_is_unpacked() throws IOException {
    byte[] bomb = zeros(30_000_000, 1);
    assertThat(shut(bomb, SMALL)).isEqualTo(Fault.TOO_LARGE_INSIDE);
    assertThat(shut(zeros(3_000_000, 5), SMALL))
        .as("beyond the ratio")
        .isEqualTo(Fault.TOO_LARGE_INSIDE);
    assertThat(sentence(Fault.TOO_LARGE_INSIDE))
        .isEqualTo(
            "Ausgepackt wäre die Datei größer als erlaubt (Einstellungen"
                + " limits.inflated-megabytes und limits.inflation-ratio).");
  }

  @Test
  void a_file_that_unpacks_to_more_than_was_said_is_left_in_the_middle() throws IOException {
    byte[] liar = zeros(9_000_000, 1);
    ByteBuffer.wrap(liar).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(liar) + 24, 1_000);
    try (ZipFolder zip = open(liar, SMALL)) {
      Path target = folder.resolve("out");
      assertThat(zip.unpack(zip.files().getFirst(), target)).isEqualTo(Fault.DAMAGED);
      assertThat(Files.size(target)).isLessThan(100_000);
      assertThat(zip.isTrue()).isFalse();
    }
  }

  @Test
  void files_that_share_their_bytes_stay_shut() throws IOException {
    byte[] bytes = zip(UTF_8, "a.txt", "b.txt");
    int second = directory(bytes) + 46 + 5;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
    assertThat(shut(bytes, Limits.DEFAULTS)).isEqualTo(Fault.OVERLAPPING);
    assertThat(sentence(Fault.OVERLAPPING))
        .isEqualTo(
            "In der ZIP-Datei überlagern sich Dateien. So packt kein gewöhnliches Programm; sie"
                + " wird nicht ausgepackt.");
  }

  @Test
  void too_many_files_or_none_stay_shut() throws IOException {
    assertThat(shut(zip(UTF_8, "1", "2", "3", "4", "5", "6"), SMALL))
        .isEqualTo(Fault.TOO_MANY_INSIDE);
    byte[] many = zip(UTF_8, "1", "2", "3", "4", "5", "6");
    ByteBuffer.wrap(many).order(ByteOrder.LITTLE_ENDIAN).putShort(many.length - 12, (short) 2);
    assertThat(shut(many, SMALL)).as("whatever it says").isEqualTo(Fault.TOO_MANY_INSIDE);
    assertThat(shut(zip(UTF_8), SMALL)).isEqualTo(Fault.NOTHING_INSIDE);
    assertThat(shut(zip(UTF_8, "ordner/"), SMALL)).isEqualTo(Fault.NOTHING_INSIDE);
    assertThat(sentence(Fault.TOO_MANY_INSIDE))
        .isEqualTo(
            "Die Datei enthält mehr gepackte Dateien als erlaubt (Einstellung limits.entries)."
                + " Teilen Sie sie auf.");
    assertThat(sentence(Fault.NOTHING_INSIDE)).isEqualTo("Die ZIP-Datei enthält keine Dateien.");
  }

  @Test
  void what_is_cut_short_is_damaged() throws IOException {
    byte[] bytes = zip(UTF_8, "a.txt", "b.txt");
    assertThat(shut(Arrays.copyOf(bytes, bytes.length / 2), SMALL)).isEqualTo(Fault.DAMAGED);
    assertThat(sentence(Fault.DAMAGED))
        .isEqualTo("Die Datei ist beschädigt. Geben Sie eine Fassung, die sich öffnen lässt.");
  }

  @Test
  void no_bytes_make_it_throw() throws IOException {
    Random random = seed.random();
    for (int round = 0; round < 500; round++) {
      byte[] bytes = zip(UTF_8, "a.txt", "b/c.txt");
      for (int i = 0; i < 8; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("a.zip"), bytes);
      if (ZipFolder.open(file, new Allowance(SMALL))
          instanceof ZipFolder.Opening.Open(ZipFolder zip)) {
        try (zip) {
          for (ZipFolder.File inside : zip.files()) {
            zip.unpack(inside, folder.resolve("out"));
          }
        }
      }
    }
  }

  @Test
  void the_names_alone_are_told_of_a_bomb_too() throws IOException {
    Path file = Files.write(folder.resolve("bomb.zip"), zeros(30_000_000, 2));
    assertThat(ZipFolder.names(file, 10)).isEqualTo(new ZipFolder.Names.Some(List.of("0", "1")));
    assertThat(ZipFolder.names(file, 1)).isEqualTo(new ZipFolder.Names.None(Fault.TOO_MANY_INSIDE));
  }

  private ZipFolder open(byte[] bytes, Limits limits) throws IOException {
    Path file = Files.write(folder.resolve("a.zip"), bytes);
    return ((ZipFolder.Opening.Open) ZipFolder.open(file, new Allowance(limits))).folder();
  }

  private Fault shut(byte[] bytes, Limits limits) throws IOException {
    Path file = Files.write(folder.resolve("a.zip"), bytes);
    return ((ZipFolder.Opening.Shut) ZipFolder.open(file, new Allowance(limits))).fault();
  }

  private static String sentence(Fault fault) {
    return Wording.GERMAN.fault(fault);
  }

  /** Where the first line of the directory is. */
  private static int directory(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }

  private static void withoutUtf8Flag(byte[] zip) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = directory(zip); bytes.getInt(at) == 0x02014B50; ) {
      zip[at + 9] &= ~8;
      at += 46 + bytes.getShort(at + 28) + bytes.getShort(at + 30) + bytes.getShort(at + 32);
    }
  }

  private static byte[] zip(Charset charset, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(name.getBytes(UTF_8));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zeros(int size, int files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int file = 0; file < files; file++) {
        zip.putNextEntry(new ZipEntry(Integer.toString(file)));
        zip.write(new byte[size]);
      }
    }
    return bytes.toByteArray();
  }
}
