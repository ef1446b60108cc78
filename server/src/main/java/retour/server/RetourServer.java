package retour.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server process. */
@SpringBootApplication
public class RetourServer {

  static void main(String[] args) {
    SpringApplication.run(RetourServer.class, args);
  }
}
