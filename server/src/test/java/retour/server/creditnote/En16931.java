package retour.server.creditnote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;
import org.xml.sax.SAXException;

/** What others check a document by: the schemas of UBL 2.1 and the rules of EN 16931, as both are published. */
final class En16931 {

  private static final String SCHEMAS = "/external/schemas/ubl21/maindoc/UBL-";
  private static final String RULES = "/external/schematron/1.3.14.2/ubl/EN16931-UBL-validation.xslt";

  /** What the schemas import without saying from where. */
  private static final List<String> IMPORTED =
      List.of("/schemas/CCTS_CCT_SchemaModule.xsd", "/schemas/xmldsig-core-schema.xsd");

  private static final Processor SAXON = new Processor(false);
  private static final XsltExecutable COMPILED = rules();

  private En16931() {}

  /** @param root {@code CreditNote} or {@code Invoice} */
  static void assertValid(byte[] document, String root) throws SAXException, SaxonApiException, IOException {
    schema(root).newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    assertThat(broken(document)).isEmpty();
  }

  /** The texts of the rules that a document breaks, warnings too. */
  static List<String> broken(byte[] document) throws SaxonApiException {
    XsltTransformer rules = COMPILED.load();
    XdmDestination report = new XdmDestination();
    rules.setSource(new StreamSource(new ByteArrayInputStream(document)));
    rules.setDestination(report);
    rules.transform();
    List<String> broken = new ArrayList<>();
    for (XdmItem told : SAXON.newXPathCompiler().evaluate("//*:failed-assert/*:text/string()", report.getXdmNode())) {
      broken.add(told.getStringValue());
    }
    return broken;
  }

  private static Schema schema(String root) throws SAXException {
    Source[] sources =
        Stream.concat(IMPORTED.stream(), Stream.of(SCHEMAS + root + "-2.1.xsd"))
            .map(name -> new StreamSource(resource(name).toString()))
            .toArray(Source[]::new);
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources);
  }

  private static XsltExecutable rules() {
    try {
      return SAXON.newXsltCompiler().compile(new StreamSource(resource(RULES).toString()));
    } catch (SaxonApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(En16931.class.getResource(name), name);
  }
}
