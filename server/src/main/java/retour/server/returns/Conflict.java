package retour.server.returns;

import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;

/** What PostgreSQL refused a write for. */
final class Conflict {

  private static final String DEADLOCK = "40P01";
  private static final Set<String> NUMBERS = Set.of("return_case_number_once", "return_case_authorization_once");

  private Conflict() {}

  static boolean isConstraint(DataAccessException failure, String name) {
    return name.equals(constraint(failure));
  }

  /** Whether the same write may well pass when it is tried again. */
  static boolean mayPass(DataAccessException failure) {
    return NUMBERS.contains(constraint(failure))
        || (failure.getMostSpecificCause() instanceof PSQLException cause && DEADLOCK.equals(cause.getSQLState()));
  }

  private static String constraint(DataAccessException failure) {
    if (failure.getMostSpecificCause() instanceof PSQLException cause) {
      ServerErrorMessage message = cause.getServerErrorMessage();
      String name = message == null ? null : message.getConstraint();
      return name == null ? "" : name;
    }
    return "";
  }
}
