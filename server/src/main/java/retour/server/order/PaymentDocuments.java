package retour.server.order;

import static retour.server.order.ImportFault.Reason.MISSING;
import static retour.server.order.ImportFault.Reason.NOT_ONE_OF;
import static retour.server.order.ImportFault.Reason.TOTAL_DIFFERS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import retour.policy.money.Money;

/** Reads how an order was paid, in Retour's own JSON: by one means, or in parts by several. */
final class PaymentDocuments {

  private final JsonFields order;
  private final ImportFaults faults;

  PaymentDocuments(JsonFields order, ImportFaults faults) {
    this.order = order;
    this.faults = faults;
  }

  /** The way of payment that the order names. */
  PaymentMethod method() {
    return method(order, "payment_method");
  }

  /** The parts; empty where the order names none, or one that is all of it. */
  List<NewOrder.Part> parts(Money paid) {
    List<NewOrder.Part> parts = order.objects("payments").stream().map(each -> part(each, paid)).toList();
    Money sum = parts.stream().map(NewOrder.Part::amount).reduce(Money.zero(paid.currency()), Money::plus);
    if (!parts.isEmpty() && !sum.equals(paid)) {
      faults.add(order.place("payments"), TOTAL_DIFFERS, paid.decimal().toPlainString());
      return List.of();
    }
    return parts.size() == 1 ? List.of() : parts;
  }

  private NewOrder.Part part(JsonFields part, Money paid) {
    Money amount = FieldValues.amount(part.place("amount"), part.required("amount"), paid.currency(), faults);
    if (amount.isZero() && part.has("amount")) {
      faults.add(part.place("amount"), MISSING);
    }
    NewOrder.Part read = new NewOrder.Part(method(part, "method"), part.text("reference"), amount);
    part.refuseOthers();
    return read;
  }

  private PaymentMethod method(JsonFields of, String field) {
    String code = of.required(field);
    Optional<PaymentMethod> known =
        Arrays.stream(PaymentMethod.values()).filter(method -> method.code().equals(code)).findFirst();
    if (known.isEmpty() && !code.isEmpty()) {
      faults.add(of.place(field), NOT_ONE_OF, code);
    }
    return known.orElse(PaymentMethod.OTHER);
  }
}
