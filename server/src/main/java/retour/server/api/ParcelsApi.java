package retour.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import retour.server.returns.CaseId;
import retour.server.returns.Receiving;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.Receiving.Parcel;
import retour.server.returns.Receiving.ParcelReceived;
import retour.server.returns.Receiving.ParcelState;

/** Parcels at the door. */
@RestController
@RequestMapping("/api/v1/parcels")
class ParcelsApi {

  private final Receiving receiving;

  ParcelsApi(Receiving receiving) {
    this.receiving = receiving;
  }

  /**
   * A parcel at the door.
   *
   * @param number RMA, RGA or request number as scanned; absent when the parcel bears none
   * @param counted units by item number; absent: everything that was announced
   */
  record NewParcel(
      Optional<String> number,
      Optional<String> carrier,
      Optional<String> trackingNumber,
      Freight freight,
      Optional<String> note,
      Optional<Map<Integer, Integer>> counted) {

    private Arrival of(Caller caller) {
      return new Arrival(
          caller.store(),
          number.orElse(""),
          carrier.orElse(""),
          trackingNumber.orElse(""),
          freight,
          note.orElse(""),
          counted.orElse(Map.of()),
          caller.actor());
    }
  }

  /** @param counted units by item number; absent: everything that was announced */
  record Match(String number, Optional<Map<Integer, Integer>> counted) {}

  /** @param note why it belongs to no return, and how it went back */
  record SentOn(String note) {}

  /** @param returnId the return it belongs to, once known */
  record ParcelView(UUID id, ParcelState state, Optional<UUID> returnId) {

    private static ParcelView of(ParcelReceived parcel) {
      return new ParcelView(parcel.parcelId(), parcel.state(), parcel.caseId().map(CaseId::value));
    }
  }

  /** A parcel that waits to be matched. */
  record HeldParcel(
      UUID id, String scanned, String carrier, String trackingNumber, Freight freight, String note, Instant receivedAt) {

    private static HeldParcel of(Parcel parcel) {
      return new HeldParcel(
          parcel.id(),
          parcel.scanned(),
          parcel.carrier(),
          parcel.trackingNumber(),
          parcel.freight(),
          parcel.note(),
          parcel.receivedAt());
    }
  }

  /** Parcels without a return, oldest first. */
  record HeldParcels(List<HeldParcel> parcels) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ParcelView receive(@AuthenticationPrincipal Caller caller, @RequestBody NewParcel parcel) {
    return ParcelView.of(receiving.receive(parcel.of(caller)));
  }

  @GetMapping
  HeldParcels held(@AuthenticationPrincipal Caller caller) {
    return new HeldParcels(receiving.unidentified(caller.store()).stream().map(HeldParcel::of).toList());
  }

  @PostMapping("/{id}/match")
  ParcelView match(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Match match) {
    return ParcelView.of(
        receiving.match(caller.store(), id, match.number(), match.counted().orElse(Map.of()), caller.actor()));
  }

  @PostMapping("/{id}/sent-back")
  ParcelView sendBack(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody SentOn sent) {
    return ParcelView.of(receiving.sendBack(caller.store(), id, sent.note(), caller.actor()));
  }
}
