package retour.server.portal.view;

import java.util.List;

/**
 * A claim that is the shopper's to make with a carrier.
 *
 * @param phone or empty
 * @param web or empty
 * @param until the carrier's last day, or empty
 * @param ready what to have at hand
 */
public record ReferralView(
    String carrier,
    String phone,
    String web,
    String tracking,
    List<String> goods,
    String until,
    List<String> ready,
    Clause because) {

  public ReferralView {
    goods = List.copyOf(goods);
    ready = List.copyOf(ready);
  }
}
