package retour.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import retour.server.cli.RetourCommand;

/** The program: reads the command line and does what it says. */
@SpringBootApplication(proxyBeanMethods = false)
public class RetourServer {

  static void main(String[] args) {
    System.exit(RetourCommand.run(RetourServer.class, args));
  }
}
