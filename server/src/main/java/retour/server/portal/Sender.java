package retour.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;

/** A sender as a throttle knows it: the network, not the machine, and only as a number that a restart forgets. */
final class Sender {

  private static final int SALT = new SecureRandom().nextInt();
  private static final int IPV4_NETWORK_BYTES = 3;
  private static final int IPV6_NETWORK_BYTES = 6;

  private Sender() {}

  static String of(HttpServletRequest request) {
    try {
      byte[] address = InetAddress.getByName(request.getRemoteAddr()).getAddress();
      int network = address.length == 4 ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES;
      return Integer.toHexString(Objects.hash(SALT, Arrays.hashCode(Arrays.copyOf(address, network))));
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
