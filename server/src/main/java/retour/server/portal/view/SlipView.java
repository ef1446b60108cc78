package retour.server.portal.view;

import java.util.List;

/**
 * What stands on a slip.
 *
 * @param code128 the number as bars, a {@code data:} image
 * @param qr the number as squares, a {@code data:} image
 */
public record SlipView(
    String store,
    String color,
    String order,
    CaseView.Shipping shipping,
    List<String> goods,
    String code128,
    String qr) {}
