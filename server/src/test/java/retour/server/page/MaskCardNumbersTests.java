package retour.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MaskCardNumbersTests {

  private static final String CARD = "4111 1111 1111 1111";
  private static final String SHOWN = "**** **** **** 1111";

  private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/impress/v/x/returns/1/message");
  private final MockFilterChain chain = new MockFilterChain();

  @Test
  void showsAFormsFieldsWithoutCardNumbersHoweverTheyAreRead() throws ServletException, IOException {
    request.addParameter("message", "Refund to " + CARD, CARD);

    new MaskCardNumbers().doFilter(request, new MockHttpServletResponse(), chain);

    var seen = Objects.requireNonNull(chain.getRequest());
    assertThat(seen.getParameter("message")).isEqualTo("Refund to " + SHOWN);
    assertThat(seen.getParameterValues("message")).containsExactly("Refund to " + SHOWN, SHOWN);
    assertThat(seen.getParameterMap().get("message")).containsExactly("Refund to " + SHOWN, SHOWN);
  }

  @Test
  void leavesPasswordsAsTheyWereTyped() throws ServletException, IOException {
    request.addParameter("password", CARD);

    new MaskCardNumbers().doFilter(request, new MockHttpServletResponse(), chain);

    assertThat(Objects.requireNonNull(chain.getRequest()).getParameter("password")).isEqualTo(CARD);
  }
}
