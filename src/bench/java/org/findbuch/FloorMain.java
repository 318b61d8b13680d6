package org.findbuch;

import java.util.List;
import org.findbuch.bench.floor.SearchFloorService;

/** The whole program, but that searches are answered by the floor, which takes no documents. */
public final class FloorMain {
  private FloorMain() {}

  public static void main(String[] arguments) {
    System.exit(Main.run(List.of(arguments), (folder, _) -> SearchFloorService.open(folder)));
  }
}
