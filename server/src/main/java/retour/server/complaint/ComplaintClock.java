package retour.server.complaint;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Mails within about a second, terms each minute. */
@Configuration(proxyBeanMethods = false)
class ComplaintClock {

  private static final Duration TELL_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  @Bean
  Round complaintMailsRound(TellOfComplaints tell) {
    return new Round("complaint-mails", TELL_EVERY, tell::tellAll);
  }

  @Bean
  Round complaintTermsRound(WatchComplaints watch) {
    return new Round("complaint-terms", LOOK_EVERY, watch::lookAround);
  }
}
