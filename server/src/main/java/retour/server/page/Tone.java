package retour.server.page;

import java.util.Locale;

/** What a badge, message or step means; always shown with an icon, never by colour alone. */
public enum Tone {
  NEUTRAL(Icon.DOT),
  INFO(Icon.INFO),
  GOOD(Icon.CHECK),
  WARN(Icon.CLOCK),
  BAD(Icon.CROSS);

  private final Icon icon;

  Tone(Icon icon) {
    this.icon = icon;
  }

  public Icon icon() {
    return icon;
  }

  /** The CSS class. */
  public String css() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
