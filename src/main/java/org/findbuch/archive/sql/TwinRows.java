package org.findbuch.archive.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fingerprint;
import org.findbuch.document.Lane;
import org.findbuch.document.Twin;

/** What texts are recognised by, and which are alike, inside a transaction. */
record TwinRows(Connection connection) {
  /** A band of more documents is a form, a letterhead, a clause: what many have tells none. */
  private static final int MANY = 40;

  /**
   * Where so many bands of a text are those of many, only what a few have tells whether it is
   * alike.
   */
  private static final int BOILERPLATE = 2;

  /** A band of a form that more have is the form's too, changed in the rest of its copies. */
  private static final int FEW = 12;

  private static final int LEAST_OF_FEW = 2;

  private static final double SHARE_OF_FEW = 0.6;

  /** Texts of which a fifth is changed share a third of their runs, give or take. */
  private static final double LEAST_SHARED = 0.12;

  /** Takes a document's fingerprint. Where a band has become that of many, these look again. */
  void note(DocumentId id, Fingerprint print) throws SQLException {
    Optional<Fingerprint> before = fingerprint(id);
    if (before.filter(print::equals).isPresent()) {
      return;
    }
    forgetFingerprint(id);
    update(
        "insert into fingerprints (document, words, whole, least) values (?, ?, ?, ?)",
        id.value(),
        print.words(),
        print.whole(),
        print.stored());
    Set<Long> known = before.map(Fingerprint::bands).map(Set::copyOf).orElse(Set.of());
    for (long band : print.bands()) {
      update("insert or ignore into bands (band, document) values (?, ?)", band, id.value());
      int having = known.contains(band) ? 0 : having(band).size();
      if (having == FEW + 1 || having == MANY + 1) {
        update(
            "update lanes set waiting = 1 where lane = ? and document <> ? and document in"
                + " (select document from bands where band = ?)",
            Lane.TWINS,
            id.value(),
            band);
      }
    }
  }

  private List<String> having(long band) throws SQLException {
    return texts("select document from bands where band = ? limit ?", band, MANY + 2);
  }

  /** Documents whose text may be like this one, the likeliest first; itself is not among them. */
  List<DocumentId> alike(DocumentId id, Fingerprint print) throws SQLException {
    Set<String> others = sharing(print.bands());
    others.addAll(
        texts(
            "select document from fingerprints where whole = ? limit ?", print.whole(), MANY + 1));
    others.remove(id.value());
    Map<String, Double> shared = new HashMap<>();
    for (String other : others) {
      Fingerprint there = fingerprint(new DocumentId(other)).orElse(print);
      double share = print.isSame(there) ? 1 : print.shared(there);
      if (share >= LEAST_SHARED) {
        shared.put(other, share);
      }
    }
    return shared.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(MANY)
        .map(entry -> new DocumentId(entry.getKey()))
        .toList();
  }

  /** Documents that have enough of these bands for the rest to be looked at. */
  private Set<String> sharing(List<Long> bands) throws SQLException {
    List<List<String>> having = new ArrayList<>();
    for (long band : bands) {
      having.add(having(band));
    }
    boolean isForm = having.stream().filter(some -> some.size() > MANY).count() >= BOILERPLATE;
    having.removeIf(some -> some.size() > (isForm ? FEW : MANY));
    int least = isForm ? Math.max(LEAST_OF_FEW, (int) (SHARE_OF_FEW * having.size())) : 1;
    Map<String, Integer> sharing = new HashMap<>();
    having.forEach(some -> some.forEach(other -> sharing.merge(other, 1, Integer::sum)));
    sharing.values().removeIf(number -> number < least);
    return new HashSet<>(sharing.keySet());
  }

  Optional<Fingerprint> fingerprint(DocumentId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select words, whole, least from fingerprints where document = ?")) {
      select.setString(1, id.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(Fingerprint.stored(row.getInt(1), row.getLong(2), row.getBytes(3)))
            : Optional.empty();
      }
    }
  }

  /** What documents have in common with others, by document. */
  Map<DocumentId, List<Twin>> of(Collection<DocumentId> ids) throws SQLException {
    Map<DocumentId, List<Twin>> twins = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select other, same, percent, pages, other_pages from twins where document = ?"
                + " order by same desc, percent desc, other")) {
      for (DocumentId id : ids) {
        select.setString(1, id.value());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            twins.computeIfAbsent(id, _ -> new ArrayList<>()).add(twin(row));
          }
        }
      }
    }
    return twins;
  }

  private static Twin twin(ResultSet row) throws SQLException {
    return new Twin(
        new DocumentId(row.getString(1)),
        row.getInt(2) == 1,
        row.getInt(3),
        numbers(row.getString(4)),
        numbers(row.getString(5)));
  }

  private static List<Integer> numbers(String stored) {
    return Arrays.stream(stored.split(","))
        .filter(number -> !number.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  private static String stored(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  List<Twin> of(DocumentId id) throws SQLException {
    return of(List.of(id)).getOrDefault(id, List.of());
  }

  /**
   * These are alike, and those that were before no more; what somebody else has found meanwhile
   * stays. Both sides of what is new or gone get a new stamp.
   */
  void replace(DocumentId id, List<DocumentId> before, List<Twin> found) throws SQLException {
    Map<DocumentId, Twin> known =
        of(id).stream().collect(Collectors.toMap(Twin::other, twin -> twin));
    Set<DocumentId> changed = new HashSet<>();
    Set<DocumentId> gone = new HashSet<>(before);
    for (Twin twin : found) {
      gone.remove(twin.other());
      if (!twin.equals(known.get(twin.other())) && fingerprint(twin.other()).isPresent()) {
        insert(id, twin);
        insert(twin.other(), twin.seenFromOther(id));
        changed.add(twin.other());
      }
    }
    for (DocumentId other : gone) {
      delete(id, other);
    }
    changed.addAll(gone);
    if (!changed.isEmpty()) {
      changed.add(id);
      stamp(changed);
    }
  }

  private void insert(DocumentId id, Twin twin) throws SQLException {
    update(
        "insert or replace into twins (document, other, same, percent, pages, other_pages)"
            + " values (?, ?, ?, ?, ?, ?)",
        id.value(),
        twin.other().value(),
        twin.same() ? 1 : 0,
        twin.percent(),
        stored(twin.pages()),
        stored(twin.otherPages()));
  }

  private void delete(DocumentId one, DocumentId other) throws SQLException {
    String pair = "delete from twins where document = ? and other = ?";
    update(pair, one.value(), other.value());
    update(pair, other.value(), one.value());
  }

  /** A document has changed: those that are one hit with it are taken by the index anew. */
  void stampTwins(DocumentId id) throws SQLException {
    stamp(others(of(id)));
  }

  private static Set<DocumentId> others(List<Twin> twins) {
    return twins.stream().map(Twin::other).collect(Collectors.toSet());
  }

  /** Nothing is left of what was known of its text. */
  void forget(DocumentId id) throws SQLException {
    List<Twin> twins = of(id);
    stamp(others(twins));
    for (Twin twin : twins) {
      delete(id, twin.other());
    }
    forgetFingerprint(id);
  }

  private void forgetFingerprint(DocumentId id) throws SQLException {
    Optional<Fingerprint> print = fingerprint(id);
    if (print.isPresent()) {
      for (long band : print.get().bands()) {
        update("delete from bands where band = ? and document = ?", band, id.value());
      }
      update("delete from fingerprints where document = ?", id.value());
    }
  }

  private void stamp(Set<DocumentId> ids) throws SQLException {
    for (DocumentId id : ids) {
      update(
          "update documents set stamp = ?, stamped = ? where id = ?",
          Settling.newStamp(),
          System.currentTimeMillis(),
          id.value());
    }
  }

  private List<String> texts(String query, Object... values) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      Database.bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          texts.add(Objects.requireNonNull(row.getString(1)));
        }
      }
    }
    return texts;
  }

  private void update(String command, Object... values) throws SQLException {
    Database.update(connection, command, values);
  }
}
