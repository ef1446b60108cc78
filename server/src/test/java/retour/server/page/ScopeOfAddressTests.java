package retour.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeOfAddressTests {

  @Test
  void readsTheStoreAsTheControllersDo() {
    assertThat(ScopeOfAddress.store("/impress")).isEqualTo("impress");
    assertThat(ScopeOfAddress.store("/impress/v/abc/returns/1")).isEqualTo("impress");
    assertThat(ScopeOfAddress.store("/%69mpress;a=b/policy")).isEqualTo("impress");
    assertThat(ScopeOfAddress.store("/hooks/stripe/image-pro")).isEqualTo("image-pro");
  }

  @Test
  void namesNoStoreWhereTheAddressHasNone() {
    assertThat(ScopeOfAddress.store("/")).isEmpty();
    assertThat(ScopeOfAddress.store("/desk/cases/1")).isEmpty();
    assertThat(ScopeOfAddress.store("/api/v1/returns")).isEmpty();
    assertThat(ScopeOfAddress.store("/hooks/stripe")).isEmpty();
  }

  @Test
  void neverReadsTheMarkOfAllStores() {
    assertThat(ScopeOfAddress.store("/*")).isEmpty();
    assertThat(ScopeOfAddress.store("/%2A/policy")).isEmpty();
    assertThat(ScopeOfAddress.store("/hooks/stripe/*")).isEmpty();
    assertThat(ScopeOfAddress.store("/Impress")).isEmpty();
  }
}
