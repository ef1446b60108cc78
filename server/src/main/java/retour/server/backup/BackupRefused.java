package retour.server.backup;

/** Why a backup was not taken or not restored, as one sentence for the operator. Nothing was changed. */
public final class BackupRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackupRefused(String message) {
    super(message);
  }

  BackupRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
