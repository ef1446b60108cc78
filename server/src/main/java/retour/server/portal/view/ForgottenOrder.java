package retour.server.portal.view;

import java.util.List;

/** What becomes of one order's personal data, in sentences for the reader. */
public record ForgottenOrder(String number, List<String> sentences) {

  public ForgottenOrder {
    sentences = List.copyOf(sentences);
  }
}
