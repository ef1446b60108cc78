package retour.server.sepa;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import retour.policy.money.Money;

/** Writes elements of one namespace. */
final class Elements {

  private final XMLStreamWriter xml;

  Elements(XMLStreamWriter xml) {
    this.xml = xml;
  }

  void root(String name, String namespace) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeDefaultNamespace(namespace);
  }

  void open(String name) throws XMLStreamException {
    xml.writeStartElement(name);
  }

  void close(int levels) throws XMLStreamException {
    for (int level = 0; level < levels; level++) {
      xml.writeEndElement();
    }
  }

  void text(String name, String text) throws XMLStreamException {
    open(name);
    xml.writeCharacters(text);
    close(1);
  }

  /** A text within elements, the outermost first. */
  void nested(String text, String... names) throws XMLStreamException {
    for (String name : names) {
      open(name);
    }
    xml.writeCharacters(text);
    close(names.length);
  }

  void amount(String name, Money amount) throws XMLStreamException {
    open(name);
    xml.writeAttribute("Ccy", amount.currency().getCurrencyCode());
    xml.writeCharacters(amount.decimal().toPlainString());
    close(1);
  }
}
