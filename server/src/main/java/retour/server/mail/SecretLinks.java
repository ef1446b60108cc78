package retour.server.mail;

import java.util.regex.Pattern;

/** The keys in the links of mails: who has one acts as the shopper. */
public final class SecretLinks {

  /** Stands where a key stood. */
  public static final String HIDDEN = "•••";

  /** 256 bits in Base64 for addresses, as a whole piece of a path or as a parameter's value. */
  private static final Pattern KEY = Pattern.compile("(?<=[/=])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])");

  private SecretLinks() {}

  static Mail hidden(Mail mail) {
    return new Mail(
        mail.store(),
        mail.onceKey(),
        mail.caseId(),
        mail.template(),
        mail.language(),
        mail.recipient(),
        mail.subject(),
        hidden(mail.text()),
        hidden(mail.html()));
  }

  static String hidden(String text) {
    return KEY.matcher(text).replaceAll(HIDDEN);
  }
}
