package retour.server.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The staff of the stores. */
public interface Staff {

  /** @param passwordHash Argon2id */
  StaffMember add(StaffMember member, String passwordHash);

  Optional<StaffMember> find(StoreId store, UUID id);

  /** Finds an active person and the password hash by log-in name. */
  Optional<Credentials> byLogin(String login);

  List<StaffMember> of(StoreId store);

  /** A person with the hash to check a password against. */
  record Credentials(StaffMember member, String passwordHash) {}
}
