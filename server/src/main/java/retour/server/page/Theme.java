package retour.server.page;

import java.util.Locale;

/**
 * A store's colour and what follows from it.
 *
 * @param color as the store set it
 * @param ink the colour darkened until it reads on white (contrast at least 4.5:1, WCAG 1.4.3)
 */
record Theme(int color, int ink) {

  private static final double READABLE = 4.5;

  /** @param hex {@code #rrggbb} */
  static Theme of(String hex) {
    int color = Integer.parseInt(hex.substring(1), 16);
    int ink = color;
    while (contrastOnWhite(ink) < READABLE) {
      ink = darker(ink);
    }
    return new Theme(color, ink);
  }

  String css() {
    return String.format(
        Locale.ROOT, ":root{--store:#%06x;--store-ink:#%06x;--store-deep:#%06x}%n", color, ink, darker(darker(ink)));
  }

  static double contrastOnWhite(int rgb) {
    double light =
        0.2126 * linear((rgb >> 16) & 0xff) + 0.7152 * linear((rgb >> 8) & 0xff) + 0.0722 * linear(rgb & 0xff);
    return 1.05 / (light + 0.05);
  }

  private static int darker(int rgb) {
    return (darkerChannel(rgb >> 16) << 16) | (darkerChannel(rgb >> 8) << 8) | darkerChannel(rgb);
  }

  private static int darkerChannel(int channel) {
    return (channel & 0xff) * 9 / 10;
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
