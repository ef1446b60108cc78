package retour.server.sepa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schema of pain.001.001.09 as ISO 20022 publishes it, by which banks check a file first. */
public final class Pain001 {

  private static final Schema SCHEMA = schema();

  private Pain001() {}

  /** @throws AssertionError that says what the schema does not allow */
  public static void assertValid(byte[] file) {
    try {
      SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(file)));
    } catch (SAXException invalid) {
      throw new AssertionError(invalid.getMessage(), invalid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(Objects.requireNonNull(Pain001.class.getResource("/pain.001.001.09.xsd")));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
