package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.findbuch.document.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are one hit as long as what is searched does not change. They are few, read once,
 * and have places of their own among each other, from 0 in the order of the index.
 */
public final class TwinGroups {
  private final IndexReader reader;
  private volatile @Nullable Known known;

  /** One of several documents that are one hit. */
  private record Member(int number, DocumentId id, long rank) {}

  /** All of them, by place, and the places of each group, those that stand for others first. */
  private static final class Known {
    private final int[] numbers;
    private final DocumentId[] ids;
    private final int[] group;
    private final int[][] groups;

    private Known(int[] numbers, DocumentId[] ids, int[] group, int[][] groups) {
      this.numbers = numbers;
      this.ids = ids;
      this.group = group;
      this.groups = groups;
    }
  }

  TwinGroups(IndexReader reader) {
    this.reader = reader;
  }

  /** How many documents have places. */
  public int size() throws IOException {
    return known().numbers.length;
  }

  /** The place of a document, negative where it has none. */
  public int place(int number) throws IOException {
    return Arrays.binarySearch(known().numbers, number);
  }

  public int number(int place) throws IOException {
    return known().numbers[place];
  }

  /** The other documents that a document is one hit with. */
  public List<DocumentId> others(int number) throws IOException {
    Known now = known();
    int place = place(number);
    return place < 0
        ? List.of()
        : Arrays.stream(now.groups[now.group[place]])
            .filter(other -> other != place)
            .mapToObj(other -> now.ids[other])
            .toList();
  }

  /** The places of those of a list that are one hit with others of it, by group and rank. */
  public List<int[]> in(DocumentList documents) throws IOException {
    Known now = known();
    boolean[] found = new boolean[now.numbers.length];
    int[] counts = new int[now.groups.length];
    int next = 0;
    for (int place = 0; place < found.length && next < documents.size(); place++) {
      next = documents.from(now.numbers[place], next);
      if (next < documents.size() && documents.get(next) == now.numbers[place]) {
        found[place] = true;
        counts[now.group[place]]++;
      }
    }
    List<int[]> together = new ArrayList<>();
    for (int group = 0; group < counts.length; group++) {
      if (counts[group] > 1) {
        int[] all = now.groups[group];
        together.add(
            counts[group] == all.length
                ? all
                : Arrays.stream(all).filter(place -> found[place]).toArray());
      }
    }
    return together;
  }

  private Known known() throws IOException {
    Known now = known;
    if (now == null) {
      now = read();
      known = now;
    }
    return now;
  }

  private Known read() throws IOException {
    Map<String, String> heads = new HashMap<>();
    List<Member> members = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      read(leaf, heads, members);
    }
    Map<String, List<Member>> byHead = new LinkedHashMap<>();
    for (Member member : members) {
      byHead.computeIfAbsent(head(heads, member.id().value()), _ -> new ArrayList<>()).add(member);
    }
    byHead.values().removeIf(group -> group.size() < 2);
    members.removeIf(member -> !byHead.containsKey(head(heads, member.id().value())));
    int[] numbers = members.stream().mapToInt(Member::number).toArray();
    int[] group = new int[numbers.length];
    List<int[]> groups = new ArrayList<>();
    for (List<Member> some : byHead.values()) {
      some.sort(Comparator.comparingLong(Member::rank).reversed().thenComparing(Member::id));
      int[] places =
          some.stream().mapToInt(one -> Arrays.binarySearch(numbers, one.number())).toArray();
      Arrays.stream(places).forEach(place -> group[place] = groups.size());
      groups.add(places);
    }
    DocumentId[] ids = members.stream().map(Member::id).toArray(DocumentId[]::new);
    return new Known(numbers, ids, group, groups.toArray(int[][]::new));
  }

  private static void read(LeafReaderContext leaf, Map<String, String> heads, List<Member> members)
      throws IOException {
    SortedSetDocValues twins = DocValues.getSortedSet(leaf.reader(), IndexFields.TWINS);
    NumericDocValues ranks = DocValues.getNumeric(leaf.reader(), IndexFields.RANK);
    SortedDocValues ids = DocValues.getSorted(leaf.reader(), IndexFields.KEY);
    Bits live = leaf.reader().getLiveDocs();
    while (twins.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int entry = twins.docID();
      if ((live == null || live.get(entry)) && ids.advanceExact(entry)) {
        String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
        long rank = ranks.advanceExact(entry) ? ranks.longValue() : 0;
        members.add(new Member(leaf.docBase + entry, new DocumentId(id), rank));
        for (int left = twins.docValueCount(); left > 0; left--) {
          join(heads, id, twins.lookupOrd(twins.nextOrd()).utf8ToString());
        }
      }
    }
  }

  /** Disjoint sets, each named by one of them (Galler and Fischer 1964). */
  private static void join(Map<String, String> heads, String one, String other) {
    String head = head(heads, one);
    String otherHead = head(heads, other);
    if (!head.equals(otherHead)) {
      heads.put(otherHead, head);
    }
  }

  private static String head(Map<String, String> heads, String id) {
    String head = id;
    while (heads.containsKey(head)) {
      head = Objects.requireNonNull(heads.get(head));
    }
    if (!head.equals(id)) {
      heads.put(id, head);
    }
    return head;
  }
}
