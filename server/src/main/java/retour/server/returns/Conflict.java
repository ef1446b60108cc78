package retour.server.returns;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;

/** What PostgreSQL refused a write for. */
final class Conflict {

  private static final String DEADLOCK = "40P01";
  private static final String REFERRED_TO = "23503";

  private Conflict() {}

  static boolean isConstraint(DataAccessException failure, String name) {
    return name.equals(constraint(failure));
  }

  /** Whether two writes waited for each other: the same write may well pass when it is tried again. */
  static boolean isDeadlock(DataAccessException failure) {
    return failure.getMostSpecificCause() instanceof PSQLException cause && DEADLOCK.equals(cause.getSQLState());
  }

  /** Whether something still refers to what was to be taken out. */
  static boolean isStillReferredTo(DataAccessException failure) {
    return failure.getMostSpecificCause() instanceof PSQLException cause && REFERRED_TO.equals(cause.getSQLState());
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
