package org.findbuch.extract.pdf.annotation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSStream;
import org.findbuch.extract.pdf.file.Unpacked;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A form in XML (XFA 3.3): its data, and of its template which fields are secret. */
record XfaPackets(@Nullable Document document) {
  private static final int MOST = 16 << 20;
  private static final int DEEPEST = 60;

  /** Longer ones without a blank are pictures. */
  private static final int LONGEST_WORD = 500;

  /** Its packets lie in a stream, or in several between their names, which together are one. */
  static XfaPackets of(COSBase packets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      if (packets instanceof COSStream stream) {
        all.write(Unpacked.start(stream, MOST));
      }
      for (int i = 1; packets instanceof COSArray array && i < array.size(); i += 2) {
        if (array.getObject(i) instanceof COSStream stream && all.size() < MOST) {
          all.write(Unpacked.start(stream, MOST));
        }
      }
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      ByteArrayInputStream in = new ByteArrayInputStream(all.toByteArray());
      return new XfaPackets(factory.newDocumentBuilder().parse(in));
    } catch (IOException | SAXException | ParserConfigurationException broken) {
      return new XfaPackets(null);
    }
  }

  /** What was filled in, in its order. */
  List<String> values() {
    List<String> values = new ArrayList<>();
    if (document != null) {
      Set<String> secrets = new HashSet<>();
      secrets(document.getDocumentElement(), "", secrets, 0);
      NodeList data = document.getElementsByTagNameNS("*", "datasets");
      for (int i = 0; i < data.getLength(); i++) {
        collect((Element) data.item(i), secrets, values, 0);
      }
    }
    return values;
  }

  private static void secrets(Element element, String field, Set<String> secrets, int depth) {
    boolean isField = "field".equals(element.getLocalName());
    String name = isField ? element.getAttribute("name") : field;
    if ("passwordEdit".equals(element.getLocalName())) {
      secrets.add(name);
    }
    for (Element kid : kids(element)) {
      if (depth < DEEPEST) {
        secrets(kid, name, secrets, depth + 1);
      }
    }
  }

  private static void collect(
      Element element, Set<String> secrets, List<String> values, int depth) {
    List<Element> kids = kids(element);
    String name = element.getLocalName();
    if (secrets.contains(name) || "dataDescription".equals(name) || depth > DEEPEST) {
      return;
    }
    for (Element kid : kids) {
      collect(kid, secrets, values, depth + 1);
    }
    String value = kids.isEmpty() ? element.getTextContent().strip() : "";
    if (!value.isEmpty() && (value.length() < LONGEST_WORD || value.contains(" "))) {
      values.add(value);
    }
  }

  private static List<Element> kids(Element element) {
    List<Element> kids = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element kid) {
        kids.add(kid);
      }
    }
    return kids;
  }
}
