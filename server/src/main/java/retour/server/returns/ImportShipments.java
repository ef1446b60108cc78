package retour.server.returns;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.returns.Shipments.Shipment;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * Reads a carrier's list of parcels on their way, as CSV with the columns {@code number} (of the return), {@code
 * carrier}, {@code tracking_number} and {@code sent_on} (such as 2026-11-20; may be empty). Each line stands for itself;
 * the same list again changes nothing.
 */
@Service
public class ImportShipments {

  /** Lines read at most. */
  static final int MOST = 5_000;

  private static final Set<String> COLUMNS = Set.of("number", "carrier", "tracking_number", "sent_on");

  private final ReturnCases cases;
  private final Shipments shipments;

  ImportShipments(ReturnCases cases, Shipments shipments) {
    this.cases = cases;
    this.shipments = shipments;
  }

  /**
   * What became of a list.
   *
   * @param told lines that were noted, or were known already
   * @param faults the others
   */
  public record Report(int told, List<LineFault> faults) {

    public Report {
      faults = List.copyOf(faults);
    }
  }

  /**
   * A line that was not noted.
   *
   * @param line counts from 1, the header included
   * @param code of the problem or the field's fault, such as {@code number_unknown}
   */
  public record LineFault(long line, String number, String code) {}

  /**
   * Notes every parcel of the list that can be.
   *
   * @throws Refused with NOT_ALLOWED, or INVALID_INPUT (field {@code file}: {@code missing}, {@code no_list}: a column
   *     lacks or it is no CSV; {@code too_long})
   */
  public Report read(StoreId store, String csv, Actor actor) {
    ReturnRights.RECEIVE.require(actor);
    List<NamedCsvRecord> lines = lines(csv);
    int told = 0;
    List<LineFault> faults = new ArrayList<>();
    for (NamedCsvRecord line : lines) {
      Optional<String> fault = tell(store, line, actor);
      if (fault.isEmpty()) {
        told++;
      } else {
        faults.add(new LineFault(line.getStartingLineNumber(), line.getField("number"), fault.get()));
      }
    }
    return new Report(told, faults);
  }

  private Optional<String> tell(StoreId store, NamedCsvRecord line, Actor actor) {
    Optional<ReturnCase> found = cases.byNumber(store, line.getField("number"));
    if (found.isEmpty()) {
      return Optional.of("number_unknown");
    }
    try {
      CaseCommand command = new CaseCommand(store, found.get().id(), found.get().version(), actor);
      Shipment shipment = new Shipment(line.getField("carrier"), line.getField("tracking_number"), day(line));
      ReturnCase _ = shipments.tell(command, shipment);
      return Optional.empty();
    } catch (DateTimeParseException noDay) {
      return Optional.of("not_a_day");
    } catch (Refused refused) {
      return Optional.of(refused.fields().isEmpty() ? refused.code().code() : refused.fields().getFirst().code());
    }
  }

  private static Optional<LocalDate> day(NamedCsvRecord line) {
    String day = line.getField("sent_on").strip();
    return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
  }

  private static List<NamedCsvRecord> lines(String csv) {
    if (csv.isBlank()) {
      throw fault("missing");
    }
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      List<NamedCsvRecord> lines = reader.stream().limit(MOST + 1L).toList();
      if (lines.size() > MOST) {
        throw fault("too_long");
      }
      boolean whole = lines.stream().allMatch(line -> line.getHeader().containsAll(COLUMNS) && isFilled(line.getFieldsAsMap()));
      if (lines.isEmpty() || !whole) {
        throw fault("no_list");
      }
      return lines;
    } catch (CsvParseException | IOException noCsv) {
      throw fault("no_list");
    }
  }

  private static boolean isFilled(Map<String, String> fields) {
    return fields.keySet().containsAll(COLUMNS);
  }

  private static Refused fault(String code) {
    return Refused.fields(List.of(new FieldFault("file", code)));
  }
}
