package retour.server.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a store sets that is no clause of its policy.
 *
 * @param returnAddress lines of the address goods are sent to
 * @param returnAddressIn the same address as readers of another language write it, by language
 * @param contactEmail where customer service is written to
 * @param contactPhone where it is called
 * @param contactHours when, by language
 * @param rmaFormat pattern of RMA numbers, such as {@code RMA-####-####} (# = random character, the last is the check)
 * @param rgaFormat pattern of RGA numbers
 * @param authorizationDays days the goods may take to arrive after authorization
 * @param autoAuthorize whether a request the policy permits is authorized without a person
 * @param carriers claim contacts by carrier code
 * @param withdrawal how the store serves the right of withdrawal; empty where it sells to no consumers of the Union
 * @param cases how the store works on its cases; the usual where it set nothing
 */
public record StoreSettings(
    List<String> returnAddress,
    @Nullable Map<String, List<String>> returnAddressIn,
    String contactEmail,
    String contactPhone,
    Map<String, String> contactHours,
    String rmaFormat,
    String rgaFormat,
    int authorizationDays,
    boolean autoAuthorize,
    Map<String, CarrierContact> carriers,
    Optional<WithdrawalSettings> withdrawal,
    @Nullable CaseSettings cases) {

  public StoreSettings {
    returnAddress = List.copyOf(returnAddress);
    returnAddressIn = returnAddressIn == null ? Map.of() : Map.copyOf(returnAddressIn);
    contactHours = Map.copyOf(contactHours);
    carriers = Map.copyOf(carriers);
    cases = cases == null ? CaseSettings.USUAL : cases;
  }

  /** Settings of a store that writes its address in one way and sells to no consumers of the Union. */
  public StoreSettings(
      List<String> returnAddress,
      String contactEmail,
      String contactPhone,
      Map<String, String> contactHours,
      String rmaFormat,
      String rgaFormat,
      int authorizationDays,
      boolean autoAuthorize,
      Map<String, CarrierContact> carriers) {
    this(
        returnAddress,
        Map.of(),
        contactEmail,
        contactPhone,
        contactHours,
        rmaFormat,
        rgaFormat,
        authorizationDays,
        autoAuthorize,
        carriers,
        Optional.empty(),
        CaseSettings.USUAL);
  }

  /** This store with the right of withdrawal. */
  public StoreSettings with(WithdrawalSettings right) {
    return new StoreSettings(
        returnAddress,
        returnAddressIn,
        contactEmail,
        contactPhone,
        contactHours,
        rmaFormat,
        rgaFormat,
        authorizationDays,
        autoAuthorize,
        carriers,
        Optional.of(right),
        cases);
  }

  /** This store with its own way of working on cases. */
  public StoreSettings with(CaseSettings own) {
    return new StoreSettings(
        returnAddress,
        returnAddressIn,
        contactEmail,
        contactPhone,
        contactHours,
        rmaFormat,
        rgaFormat,
        authorizationDays,
        autoAuthorize,
        carriers,
        withdrawal,
        own);
  }

  /** How the store works on its cases. */
  public CaseSettings handling() {
    return cases == null ? CaseSettings.USUAL : cases;
  }

  /** Lines of the address goods are sent to, as readers of this language write it. */
  public List<String> returnAddress(String language) {
    return returnAddressIn == null ? returnAddress : returnAddressIn.getOrDefault(language, returnAddress);
  }

  /** Whom a customer calls at a carrier (clause IP-10). */
  public record CarrierContact(String name, String phone) {}
}
