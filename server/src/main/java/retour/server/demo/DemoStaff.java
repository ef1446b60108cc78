package retour.server.demo;

import java.util.UUID;
import org.springframework.stereotype.Component;
import retour.server.platform.PasswordHashes;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.store.Store;

/** Staff of the demonstration: {@code role@store}, one password for all. */
@Component
class DemoStaff {

  /** Printed at every start of a demonstration; no other store has it. */
  static final String PASSWORD = "retour-demo";

  private final Staff staff;
  private final PasswordHashes hashes = new PasswordHashes();

  DemoStaff(Staff staff) {
    this.staff = staff;
  }

  void hire(Store store, DemoStore.Person person) {
    String login = person.knownRole().code() + "@" + store.id();
    String language = store.languages().getFirst();
    staff.add(
        new StaffMember(store.id(), UUID.randomUUID(), login, person.name(), person.knownRole(), language),
        hashes.hash(PASSWORD));
  }
}
