package retour.server.carrier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings.CarrierContact;
import retour.server.store.Stores;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store's directory of carriers (clause IP-10): contacts stand in the store's settings, terms and evidence as the
 * product ships them until the store changes them. With each term stands where it is written and when it was looked up.
 */
@Service
public class Carriers {

  private static final String SHIPPED = "/carrier/carriers.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST = 200;

  private static final String CHANGED =
      """
      select code, web, terms, evidence, version
      from carrier_terms
      where store_id = :store
      """;

  private static final String FIRST =
      """
      insert into carrier_terms (store_id, code, web, terms, evidence, changed_at, changed_by, version)
      values (:store, :code, :web, :terms::jsonb, :evidence, :at, :by, 1)
      """;

  private static final String AGAIN =
      """
      update carrier_terms
      set web = :web, terms = :terms::jsonb, evidence = :evidence, changed_at = :at, changed_by = :by,
          version = version + 1
      where store_id = :store and code = :code and version = :version
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Map<String, Shipped> shipped = shipped();

  Carriers(JdbcClient jdbc, Stores stores, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How a term is kept. */
  record KeptTerm(List<String> to, int days, String counted, String source, String checked) {

    static KeptTerm of(ClaimTerm term) {
      return new KeptTerm(
          List.copyOf(new TreeSet<>(term.to())), term.days(), term.counted().code(), term.source(), term.checked().toString());
    }

    ClaimTerm term() {
      return new ClaimTerm(
          Set.copyOf(to),
          days,
          ClaimTerm.Counted.valueOf(counted.toUpperCase(Locale.ROOT)),
          source,
          LocalDate.parse(checked));
    }
  }

  /** What the product ships of a carrier. */
  record Shipped(String name, String phone, String web, List<KeptTerm> terms, List<String> evidence) {}

  private record Changed(String code, String web, List<ClaimTerm> terms, List<EvidenceKind> evidence, long version) {}

  /** All carriers of a store, by code: its own contacts and those it changed. */
  public List<Carrier> all(StoreId store) {
    Store known = stores.get(store);
    Map<String, Changed> changed = changed(store);
    Set<String> codes = new TreeSet<>(known.settings().carriers().keySet());
    codes.addAll(changed.keySet());
    return codes.stream().map(code -> carrier(known, code, Optional.ofNullable(changed.get(code)))).toList();
  }

  /** The carrier with this code; one that nobody knows has its code for a name and no terms. */
  public Carrier find(StoreId store, String code) {
    String key = code.strip().toLowerCase(Locale.ROOT);
    return carrier(stores.get(store), key, Optional.ofNullable(changed(store).get(key)));
  }

  /**
   * Adds a carrier or changes it, by the administrator.
   *
   * @param carrier with the version that was seen
   * @throws Refused with NOT_ALLOWED, CHANGED_MEANWHILE or INVALID_INPUT (fields {@code code}: {@code missing}, {@code
   *     malformed}; {@code name}: {@code missing}, {@code too_long}; {@code phone}, {@code web}: {@code too_long},
   *     {@code malformed})
   */
  public Carrier save(StoreId store, Carrier carrier, Actor by) {
    CarrierRights.DIRECTORY.require(by);
    requireSound(carrier);
    transaction.executeWithoutResult(
        _ -> {
          keep(store, carrier, by);
          stores.keepContact(store, carrier.code(), new CarrierContact(carrier.name(), carrier.phone()));
        });
    return find(store, carrier.code());
  }

  private void keep(StoreId store, Carrier carrier, Actor by) {
    try {
      int written =
          jdbc.sql(carrier.version() == 0 ? FIRST : AGAIN)
              .param("store", store.value())
              .param("code", carrier.code())
              .param("web", carrier.web())
              .param("terms", JSON.writeValueAsString(carrier.terms().stream().map(KeptTerm::of).toList()))
              .param("evidence", carrier.evidence().stream().map(EvidenceKind::code).toArray(String[]::new))
              .param("at", clock.instant().atOffset(ZoneOffset.UTC))
              .param("by", by.who())
              .param("version", carrier.version())
              .update();
      if (written == 0) {
        throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
      }
    } catch (DuplicateKeyException added) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  private static void requireSound(Carrier carrier) {
    List<FieldFault> faults = new ArrayList<>();
    if (!carrier.code().matches("[a-z0-9][a-z0-9_-]{0,39}")) {
      faults.add(new FieldFault("code", carrier.code().isBlank() ? "missing" : "malformed"));
    }
    if (carrier.name().isBlank()) {
      faults.add(new FieldFault("name", "missing"));
    }
    tooLong("name", carrier.name(), faults);
    tooLong("phone", carrier.phone(), faults);
    tooLong("web", carrier.web(), faults);
    if (!carrier.phone().matches("[0-9+() ./-]*")) {
      faults.add(new FieldFault("phone", "malformed"));
    }
    if (!carrier.web().isEmpty() && !carrier.web().matches("https://[^\\s\"<>]+")) {
      faults.add(new FieldFault("web", "malformed"));
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  private static void tooLong(String field, String text, List<FieldFault> faults) {
    if (text.length() > LONGEST) {
      faults.add(new FieldFault(field, "too_long"));
    }
  }

  private Carrier carrier(Store store, String code, Optional<Changed> changed) {
    Optional<Shipped> known = Optional.ofNullable(shipped.get(code));
    CarrierContact contact =
        Optional.ofNullable(store.settings().carriers().get(code))
            .or(() -> known.map(each -> new CarrierContact(each.name(), each.phone())))
            .orElseGet(() -> new CarrierContact(code, ""));
    return new Carrier(
        code,
        contact.name(),
        contact.phone(),
        changed.map(Changed::web).or(() -> known.map(Shipped::web)).orElse(""),
        changed.map(Changed::terms).or(() -> known.map(Carriers::terms)).orElse(List.of()),
        changed.map(Changed::evidence).or(() -> known.map(Carriers::evidence)).orElse(usualEvidence()),
        changed.map(Changed::version).orElse(0L));
  }

  private static List<EvidenceKind> usualEvidence() {
    return List.of(
        EvidenceKind.TRACKING_NUMBER,
        EvidenceKind.PROOF_OF_VALUE,
        EvidenceKind.DAMAGE_PHOTOS,
        EvidenceKind.PACKAGING_PHOTOS,
        EvidenceKind.DELIVERY_RECORD);
  }

  private static List<ClaimTerm> terms(Shipped shipped) {
    return shipped.terms().stream().map(KeptTerm::term).toList();
  }

  private static List<EvidenceKind> evidence(Shipped shipped) {
    return kinds(shipped.evidence());
  }

  private static List<EvidenceKind> kinds(List<String> codes) {
    return codes.stream().map(code -> EvidenceKind.valueOf(code.toUpperCase(Locale.ROOT))).toList();
  }

  private Map<String, Changed> changed(StoreId store) {
    Map<String, Changed> changed = new TreeMap<>();
    jdbc.sql(CHANGED)
        .param("store", store.value())
        .query(
            (row, n) ->
                new Changed(
                    row.getString("code"),
                    row.getString("web"),
                    terms(row.getString("terms")),
                    kinds(List.of((String[]) row.getArray("evidence").getArray())),
                    row.getLong("version")))
        .list()
        .forEach(each -> changed.put(each.code(), each));
    return changed;
  }

  private static List<ClaimTerm> terms(String kept) {
    return JSON.readValue(kept, new TypeReference<List<KeptTerm>>() {}).stream().map(KeptTerm::term).toList();
  }

  private static Map<String, Shipped> shipped() {
    try (InputStream file = Carriers.class.getResourceAsStream(SHIPPED)) {
      if (file == null) {
        throw new IllegalStateException(SHIPPED + " is missing");
      }
      return JSON.readValue(file, new TypeReference<Map<String, Shipped>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
