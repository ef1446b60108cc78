package retour.server.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server ({@code RETOUR_SMTP_HOST}, {@code _PORT}, {@code _USER}, {@code _PASSWORD}, {@code _STARTTLS}).
 *
 * @param host without it mails stay in the outbox
 * @param starttls whether the connection must turn encrypted before anything is said
 */
@ConfigurationProperties("retour.smtp")
record SmtpSettings(
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("true") boolean starttls) {

  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + "]";
  }
}
