package retour.server.portal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import retour.server.evidence.EvidenceFiles;
import retour.server.evidence.EvidenceFiles.EvidenceFile;
import retour.server.page.Texts;
import retour.server.portal.view.ReviewView.Photo;
import retour.server.returns.ReturnCase;

/** Photos and documents as they are shown. */
@Component
class Photos {

  private static final long KIBIBYTE = 1024;

  private final EvidenceFiles evidence;

  Photos(EvidenceFiles evidence) {
    this.evidence = evidence;
  }

  /** Those of the unfinished return. */
  List<Photo> loose(Visit visit, Texts t) {
    return shown(visit, t, evidence.loose(visit.store().id(), visit.order().id()));
  }

  List<Photo> of(Visit visit, Texts t, ReturnCase found) {
    return shown(visit, t, evidence.ofCase(visit.store().id(), found.id().value()));
  }

  private static List<Photo> shown(Visit visit, Texts t, List<EvidenceFile> files) {
    List<Photo> photos = new ArrayList<>();
    for (EvidenceFile file : files) {
      boolean picture = file.mediaType().startsWith("image/");
      photos.add(
          new Photo(
              visit.path("/files/" + file.id()),
              visit.path("/photos/" + file.id() + "/remove"),
              picture,
              t.get(picture ? "portal.photos.photo" : "portal.photos.document", photos.size() + 1, size(file))));
    }
    return photos;
  }

  private static long size(EvidenceFile file) {
    return Math.max(1, file.bytes() / KIBIBYTE);
  }

  /** The file name's end. */
  static String ending(String mediaType) {
    return switch (mediaType) {
      case "image/jpeg" -> ".jpg";
      case "image/png" -> ".png";
      default -> ".pdf";
    };
  }
}
