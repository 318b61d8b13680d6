package org.findbuch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * How long the picture of a page takes over HTTP: the first time, beside PDFBox that opens the same
 * file, draws the same page as wide and writes it as a JPEG in a process that has done so before;
 * and from the cache, beside the font of the pages, which lies in memory: all of them, of which the
 * most are larger, and those that are about as large.
 */
public final class PicturesBench {
  private static final int COLUMNS = 800;
  private static final int WARM = 200;
  private static final int LARGE = 1600;
  private static final int AGAIN = 2_000;
  private static final double NEARLY = 0.2;
  private static final String BROWSER = "image/webp,image/*";

  private final Service service;
  private final HttpClient client = HttpClient.newHttpClient();

  private PicturesBench(Service service) {
    this.service = service;
  }

  private record Leaf(Path file, int page, String address) {}

  /** Takes the pages of the demo's PDFs. */
  public static void main(String[] none) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("pictures");
    List<Leaf> leaves = new ArrayList<>();
    try (Service service = Service.start(folder.resolve("archive"), folder.resolve("index"))) {
      List<String> add = new ArrayList<>(service.command());
      add.addAll(List.of("add", "--json", "src/demo/documents"));
      for (String line : Child.run(add, Map.of()).output().lines().toList()) {
        JsonNode told = new ObjectMapper().readTree(line);
        String file = told.path("file").asText();
        for (int page = 1; file.endsWith(".pdf") && page <= told.path("pages").asInt(); page++) {
          String address = "/d/" + told.path("id").asText() + "/" + page + ".png?w=";
          leaves.add(new Leaf(Path.of(file), page, address));
        }
      }
      new PicturesBench(service).run(leaves);
    } finally {
      Scratch.delete(folder);
    }
  }

  private void run(List<Leaf> leaves) throws IOException, InterruptedException {
    Report report =
        new Report("pictures", "a picture of " + COLUMNS + " pixels", "ms", "floor", "÷");
    for (int i = 0; i < WARM; i++) {
      draw(leaves.get(i % leaves.size()));
      get(leaves.get(i % leaves.size()).address() + LARGE);
    }
    double floor = 0;
    double first = 0;
    String asset = asset();
    int large = get(asset);
    List<Leaf> asLarge = new ArrayList<>();
    for (Leaf leaf : leaves) {
      long start = System.nanoTime();
      draw(leaf);
      floor += System.nanoTime() - start;
      start = System.nanoTime();
      int bytes = get(leaf.address() + COLUMNS);
      first += System.nanoTime() - start;
      if (bytes > large * (1 - NEARLY) && bytes < large * (1 + NEARLY)) {
        asLarge.add(leaf);
      }
    }
    row(report, "the first time, PDFBox alone", first / leaves.size(), floor / leaves.size());
    again(report, "from the cache, an asset", leaves, asset);
    again(report, "those " + asLarge.size() + " about as large as the asset", asLarge, asset);
    report.finish();
  }

  private void again(Report report, String what, List<Leaf> leaves, String asset)
      throws IOException, InterruptedException {
    double[] kept = new double[2];
    for (int round = 0; round < 4; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < AGAIN; i++) {
        get(leaves.get(i % leaves.size()).address() + COLUMNS);
      }
      kept[0] = System.nanoTime() - start;
      start = System.nanoTime();
      for (int i = 0; i < AGAIN; i++) {
        get(asset);
      }
      kept[1] = System.nanoTime() - start;
    }
    row(report, what, kept[0] / AGAIN, kept[1] / AGAIN);
  }

  private static void row(Report report, String what, double nanos, double floor) {
    report.row(what, nanos / 1e6, floor / 1e6, nanos / floor);
  }

  private String asset() throws IOException {
    Matcher font = Pattern.compile("/assets/[^\"]*vollkorn[^\"]*").matcher(service.get("/"));
    if (!font.find()) {
      throw new IOException("the page names no font");
    }
    return font.group();
  }

  /** Its length in bytes. */
  private int get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.address(path)).header("Accept", BROWSER).build();
    HttpResponse<byte[]> answer;
    do {
      answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } while (answer.statusCode() == 202);
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answers " + answer.statusCode());
    }
    return answer.body().length;
  }

  private static void draw(Leaf leaf) throws IOException {
    try (PDDocument document = Loader.loadPDF(leaf.file().toFile())) {
      float width = document.getPage(leaf.page() - 1).getCropBox().getWidth();
      BufferedImage image =
          new PDFRenderer(document).renderImage(leaf.page() - 1, COLUMNS / width, ImageType.RGB);
      ImageIO.write(image, "jpeg", new ByteArrayOutputStream());
    }
  }
}
