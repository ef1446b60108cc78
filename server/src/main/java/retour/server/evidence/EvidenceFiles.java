package retour.server.evidence;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/** Uploaded photos and documents. */
public interface EvidenceFiles {

  /** Bytes an upload may have: 10 MiB. */
  long MAX_BYTES = 10L * 1024 * 1024;

  /** Files an order may have that belong to no case yet, and files a case may have. */
  int MAX_FILES = 12;

  /**
   * Checks by content, re-encodes images (no EXIF, no position), keeps the file for the order.
   *
   * @throws retour.server.problem.Refused with FILE_TOO_LARGE, FILE_TYPE_UNKNOWN or TOO_MANY_FILES; nothing is stored
   */
  UUID keep(StoreId store, OrderId order, InputStream content, String uploadedBy);

  /**
   * As {@link #keep}, for a case that is filed already: what staff were sent by e-mail or photographed. The same file
   * again, as after a lost network, is kept once.
   *
   * @throws retour.server.problem.Refused with FILE_TOO_LARGE, FILE_TYPE_UNKNOWN or TOO_MANY_FILES; nothing is stored
   */
  UUID keepForCase(CaseFile file, InputStream content, String uploadedBy);

  /** Hands the order's loose files to a case. */
  void attach(StoreId store, OrderId order, UUID caseId);

  /** Gives what a case has to another case of the same order, too: what was shown once need not be shown again. */
  void share(StoreId store, UUID fromCase, UUID toCase);

  List<EvidenceFile> loose(StoreId store, OrderId order);

  List<EvidenceFile> ofCase(StoreId store, UUID caseId);

  /** Whether anybody but the shopper has added a photo to a case. */
  boolean hasStaffPhoto(StoreId store, UUID caseId);

  /** @throws retour.server.problem.Refused with NOT_FOUND */
  EvidenceContent read(StoreId store, UUID evidenceId);

  void remove(StoreId store, OrderId order, UUID evidenceId);

  /** The case a file is for. */
  record CaseFile(StoreId store, OrderId order, UUID caseId) {}

  /** A kept file without its content. */
  record EvidenceFile(UUID id, OrderId order, String mediaType, long bytes) {}

  /** A kept file's content. */
  record EvidenceContent(EvidenceFile file, byte[] content) {}
}
