package retour.server.page;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** A store's colour as a stylesheet of its own, so that no page needs an inline style. */
@Controller
class ThemeController {

  private final Stores stores;

  ThemeController(Stores stores) {
    this.stores = stores;
  }

  @GetMapping("/{store}/theme.css")
  ResponseEntity<String> theme(@PathVariable String store) {
    Store found = stores.get(new StoreId(store));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
        .body(Theme.of(found.color()).css());
  }
}
