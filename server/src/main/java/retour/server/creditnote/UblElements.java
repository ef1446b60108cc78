package retour.server.creditnote;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import retour.policy.money.Money;

/** Writes elements of the Universal Business Language: groups and plain values have a namespace each. */
final class UblElements {

  private static final String GROUPS = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
  private static final String VALUES = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

  private final XMLStreamWriter xml;

  UblElements(XMLStreamWriter xml) {
    this.xml = xml;
  }

  void root(String name) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeDefaultNamespace("urn:oasis:names:specification:ubl:schema:xsd:" + name + "-2");
    xml.writeNamespace("cac", GROUPS);
    xml.writeNamespace("cbc", VALUES);
  }

  void open(String... groups) throws XMLStreamException {
    for (String group : groups) {
      xml.writeStartElement("cac", group, GROUPS);
    }
  }

  void close(int levels) throws XMLStreamException {
    for (int level = 0; level < levels; level++) {
      xml.writeEndElement();
    }
  }

  /** A value; none where the text is empty, since the standard allows no empty elements. */
  void value(String name, String text) throws XMLStreamException {
    if (!text.isBlank()) {
      xml.writeStartElement("cbc", name, VALUES);
      xml.writeCharacters(text.strip());
      close(1);
    }
  }

  void amount(String name, Money amount) throws XMLStreamException {
    xml.writeStartElement("cbc", name, VALUES);
    xml.writeAttribute("currencyID", amount.currency().getCurrencyCode());
    xml.writeCharacters(amount.decimal().toPlainString());
    close(1);
  }

  /** @param units in pieces, the unit code {@code C62} of UN/ECE Recommendation 20 */
  void quantity(String name, int units) throws XMLStreamException {
    xml.writeStartElement("cbc", name, VALUES);
    xml.writeAttribute("unitCode", "C62");
    xml.writeCharacters(Integer.toString(units));
    close(1);
  }
}
