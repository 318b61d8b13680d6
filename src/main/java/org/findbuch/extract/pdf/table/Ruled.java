package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.extract.pdf.table.Draft.Slot;
import org.findbuch.extract.pdf.table.Lattice.Place;

/** Puts the words between crossing rules into their cells. */
record Ruled(Lattice lattice, List<Token> words, String text) {
  /** So many lines side by side without a rule between them are rows, where they hold figures. */
  private static final int FEWEST_LINES = 3;

  Draft draft() {
    Map<Place, List<Token>> cells = new HashMap<>();
    List<List<Place>> places = lattice.places();
    Place[][] at = new Place[lattice.rows()][lattice.columns()];
    for (Place place : places.stream().flatMap(List::stream).toList()) {
      for (int row = place.row(); row < place.row() + place.rows(); row++) {
        for (int column = place.column(); column < place.column() + place.columns(); column++) {
          at[row][column] = place;
        }
      }
    }
    for (Token word : words) {
      int row = index(lattice.ys(), word.centre());
      int column = index(lattice.xs(), word.middle());
      cells.computeIfAbsent(at[row][column], _ -> new ArrayList<>()).add(word);
    }
    Draft draft = new Draft(lattice.columns());
    for (List<Place> row : places) {
      List<Slot> slots = new ArrayList<>();
      for (Place place : row) {
        List<Token> inside = cells.getOrDefault(place, List.of());
        slots.add(new Slot(place.column(), place.columns(), place.rows(), inside));
      }
      parted(slots).forEach(draft::add);
    }
    return draft;
  }

  private static int index(float[] places, float at) {
    int index = 0;
    while (index + 2 < places.length && places[index + 1] < at) {
      index++;
    }
    return index;
  }

  /** A row as its lines, where they are rows of their own. */
  private List<List<Slot>> parted(List<Slot> row) {
    List<Token> all = row.stream().flatMap(slot -> slot.words().stream()).toList();
    boolean isPlain = row.stream().allMatch(slot -> slot.rows() == 1);
    List<List<Segment>> lines = isPlain && !all.isEmpty() ? Segment.lines(all, 1) : List.of();
    if (lines.size() < FEWEST_LINES) {
      return List.of(row);
    }
    Draft draft = new Draft(lattice.columns());
    int full = 0;
    for (List<Segment> line : lines) {
      Set<Token> inLine = new HashSet<>();
      line.forEach(segment -> inLine.addAll(segment.words()));
      List<Slot> slots = new ArrayList<>();
      for (Slot slot : row) {
        List<Token> inside = slot.words().stream().filter(inLine::contains).toList();
        slots.add(new Slot(slot.column(), slot.columns(), 1, inside));
      }
      full += slots.stream().filter(slot -> !slot.isEmpty()).count() > 1 ? 1 : 0;
      draft.add(slots);
    }
    boolean areRows = false;
    for (int column = 0; column < draft.columns(); column++) {
      areRows |=
          draft.column(column).size() * 5 >= lines.size() * 4 && draft.isOfFigures(column, text);
    }
    return areRows && full * 5 >= lines.size() * 4 ? draft.rows() : List.of(row);
  }
}
