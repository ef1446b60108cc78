package retour.server.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Which e-mail addresses a mail can be sent to. */
public final class MailAddresses {

  private static final int LONGEST = 254;

  private MailAddresses() {}

  /**
   * Whether mail servers take it as one plain address (RFC 5321): letters of ASCII only, since an address that merely looks
   * like another, or becomes it in lower case, is somebody else's.
   */
  public static boolean canBeSentTo(String typed) {
    String address = typed.strip();
    if (address.length() > LONGEST || !address.chars().allMatch(c -> c > ' ' && c < 0x7f) || address.indexOf('@') < 1) {
      return false;
    }
    try {
      InternetAddress parsed = new InternetAddress(address, true);
      return !parsed.isGroup() && parsed.getAddress().equals(address);
    } catch (AddressException _) {
      return false;
    }
  }
}
