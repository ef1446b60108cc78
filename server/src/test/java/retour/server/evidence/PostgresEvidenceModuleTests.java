package retour.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.ShopData;

@RetourModuleTest
class PostgresEvidenceModuleTests {

  private static final OrderId ORDER = new OrderId(71);

  @Autowired private EvidenceFiles evidence;
  @Autowired private Stores stores;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void anOrder() {
    stores.save(ShopData.impress());
    ShopData.order(jdbc, ShopData.IMPRESS, ORDER.value(), "IC-3002", "kim@example.com");
    evidence.loose(ShopData.IMPRESS, ORDER).forEach(file -> evidence.remove(ShopData.IMPRESS, ORDER, file.id()));
  }

  @Test
  void givesBackWhatWasKept() {
    UUID id = evidence.keep(ShopData.IMPRESS, ORDER, document(), "shopper");

    assertThat(evidence.read(ShopData.IMPRESS, id).file().mediaType()).isEqualTo("application/pdf");
    assertThat(evidence.loose(ShopData.IMPRESS, ORDER)).extracting(EvidenceFiles.EvidenceFile::id).containsExactly(id);
  }

  @Test
  void showsNoStoreAnothersFile() {
    UUID id = evidence.keep(ShopData.IMPRESS, ORDER, document(), "shopper");

    assertThatThrownBy(() -> evidence.read(ShopData.IMPERIUM, id))
        .satisfies(thrown -> assertThat(((Refused) thrown).code()).isEqualTo(ProblemCode.NOT_FOUND));
  }

  @Test
  void takesTwelveFilesAndNoMore() {
    for (int file = 0; file < EvidenceFiles.MAX_FILES; file++) {
      evidence.keep(ShopData.IMPRESS, ORDER, document(), "shopper");
    }

    assertThatThrownBy(() -> evidence.keep(ShopData.IMPRESS, ORDER, document(), "shopper"))
        .satisfies(thrown -> assertThat(((Refused) thrown).code()).isEqualTo(ProblemCode.TOO_MANY_FILES));
    assertThat(evidence.loose(ShopData.IMPRESS, ORDER)).hasSize(EvidenceFiles.MAX_FILES);
  }

  private static InputStream document() {
    return new ByteArrayInputStream("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII));
  }
}
