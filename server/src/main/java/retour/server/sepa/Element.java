package retour.server.sepa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import retour.server.sepa.BankReport.NoBankReport;

/** An element of a bank's file, found by its name whatever its namespace: banks send several versions. */
record Element(org.w3c.dom.Element node) {

  /** Reads a file; one with a document type is refused, so that it can name no other files. */
  static Element parse(byte[] file) throws NoBankReport {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return new Element(builder.parse(new ByteArrayInputStream(file)).getDocumentElement());
    } catch (SAXException | IOException e) {
      throw new NoBankReport("no XML");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("XML cannot be read safely here", e);
    }
  }

  List<Element> children(String name) {
    List<Element> found = new ArrayList<>();
    for (Node each = node.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof org.w3c.dom.Element element && name.equals(element.getLocalName())) {
        found.add(new Element(element));
      }
    }
    return found;
  }

  Optional<Element> child(String name) {
    return children(name).stream().findFirst();
  }

  /** The element down this path, the first where there are several. */
  Optional<Element> at(String... path) {
    Optional<Element> found = Optional.of(this);
    for (String name : path) {
      found = found.flatMap(each -> each.child(name));
    }
    return found;
  }

  /** The text down this path; empty where there is none. */
  String text(String... path) {
    return at(path).map(found -> found.node().getTextContent().strip()).orElse("");
  }

  String attribute(String name) {
    return node.getAttribute(name);
  }
}
