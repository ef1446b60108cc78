package retour.server.login;

/** RFC 4648, section 6, without padding: letters and digits that nobody mistakes for each other. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int MASK = 31;

  private Base32() {}

  /** @param bytes as many as make whole characters: a multiple of five */
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte each : bytes) {
      held = ((held << 8) | (each & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt((held >> bits) & MASK));
      }
    }
    return text.toString();
  }
}
