package retour.server.mail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import retour.server.platform.Round;
import retour.server.store.Stores;

/** Sending, where a mail server is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("retour.smtp.host")
@EnableConfigurationProperties(SmtpSettings.class)
class SendingConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final String PATIENCE_MILLIS = "10000";

  @Bean
  SendMails sendMails(PostgresOutbox outbox, Stores stores, SmtpSettings settings, InstantSource clock) {
    return new SendMails(outbox, stores, server(settings), clock);
  }

  @Bean
  Round mailsSentRound(SendMails sendMails) {
    return new Round("mails", EVERY, sendMails::sendDue);
  }

  static JavaMailSenderImpl server(SmtpSettings settings) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost(settings.host());
    server.setPort(settings.port());
    Properties properties = server.getJavaMailProperties();
    if (!settings.user().isEmpty()) {
      server.setUsername(settings.user());
      server.setPassword(settings.password());
      properties.put("mail.smtp.auth", "true");
    }
    properties.put("mail.smtp.starttls.enable", String.valueOf(settings.starttls()));
    properties.put("mail.smtp.starttls.required", String.valueOf(settings.starttls()));
    properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    return server;
  }
}
