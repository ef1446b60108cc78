package retour.server.mail;

/**
 * A file that travels with a mail: a document to keep.
 *
 * @param name as the reader saves it, such as {@code complaint-12.pdf}
 */
public record Attachment(String name, String mediaType, byte[] content) {

  @Override
  public String toString() {
    return "Attachment[" + name + "]";
  }
}
