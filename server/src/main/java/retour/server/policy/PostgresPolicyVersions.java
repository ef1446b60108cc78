package retour.server.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Repository;
import retour.server.policy.PolicyArchive.Start;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Policy versions in PostgreSQL. A compiled version is kept for good, since it never changes; the list of a store's
 * versions is read again after {@link #LIST_KEPT_FOR}, so that what another server published is seen.
 */
@Repository
class PostgresPolicyVersions implements PolicyVersions {

  private static final Duration LIST_KEPT_FOR = Duration.ofSeconds(10);

  private final Stores stores;
  private final PolicyArchive archive;
  private final InstantSource clock;
  private final Map<Key, PolicyVersion> compiled = new ConcurrentHashMap<>();
  private final Map<StoreId, Listed> listed = new ConcurrentHashMap<>();

  PostgresPolicyVersions(Stores stores, PolicyArchive archive, InstantSource clock) {
    this.stores = stores;
    this.archive = archive;
    this.clock = clock;
  }

  @Override
  public PolicyVersion inForce(StoreId store, PolicyKind kind, Instant placedAt) {
    LocalDate day = stores.get(store).dayOf(placedAt);
    List<Start> starts = starts(store).stream().filter(start -> start.kind() == kind).toList();
    if (starts.isEmpty()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    OptionalInt last =
        starts.stream().filter(start -> start.covers(day, placedAt)).mapToInt(Start::version).max();
    return get(store, last.orElse(starts.getFirst().version()));
  }

  @Override
  public PolicyVersion get(StoreId store, int number) {
    Key key = new Key(store, number);
    PolicyVersion known = compiled.get(key);
    if (known != null) {
      return known;
    }
    PolicyVersion read =
        archive
            .find(store, number)
            .map(PostgresPolicyVersions::compile)
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    PolicyVersion first = compiled.putIfAbsent(key, read);
    return first == null ? read : first;
  }

  @Override
  public List<PolicyVersion> all(StoreId store) {
    return starts(store).stream().map(start -> get(store, start.version())).toList();
  }

  @Override
  public PublishedDocument document(StoreId store, int number) {
    return archive.find(store, number).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @Override
  public List<PublishedDocument> archive(StoreId store) {
    return starts(store).stream().flatMap(start -> archive.find(store, start.version()).stream()).toList();
  }

  @Override
  public int publish(Publication publication) {
    StoreId store = publication.store();
    stores.get(store);
    List<String> layers = CompiledVersion.layers(publication.law());
    PolicyKind kind = CompiledVersion.of(publication.source(), publication.law(), 0).kind();
    while (true) {
      List<Start> starts = archive.starts(store);
      Optional<Start> same = starts.stream().filter(start -> start.kind() == kind).reduce((_, later) -> later);
      Optional<PublishedDocument> last = same.flatMap(start -> archive.find(store, start.version()));
      if (last.filter(found -> found.says(publication.source(), publication.law())).isPresent()) {
        return last.get().number();
      }
      int number = starts.isEmpty() ? 1 : starts.getLast().version() + 1;
      if (archive.insert(publication, layers, kind, number)) {
        listed.remove(store);
        // What was compiled under a number still free is no version: it was rolled back, or in a database since replaced.
        compiled.remove(new Key(store, number));
        return number;
      }
      // Another person published this number meanwhile: look again.
    }
  }

  private static PolicyVersion compile(PublishedDocument document) {
    CompiledVersion compiled = CompiledVersion.of(document.source(), document.lawDocuments(), document.number());
    return new PolicyVersion(
        document.number(),
        document.kind(),
        document.inForceFrom(),
        document.law().stream().map(PublishedDocument.LawSource::layer).toList(),
        compiled.policy(),
        compiled.written(),
        compiled.lawful());
  }

  private List<Start> starts(StoreId store) {
    Instant now = clock.instant();
    Listed seen = listed.get(store);
    if (seen != null && now.isBefore(seen.until())) {
      return seen.starts();
    }
    List<Start> starts = archive.starts(store);
    listed.put(store, new Listed(now.plus(LIST_KEPT_FOR), starts));
    return starts;
  }

  private record Key(StoreId store, int number) {}

  private record Listed(Instant until, List<Start> starts) {}
}
