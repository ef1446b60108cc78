package retour.server.stock;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Looks after rejected goods each minute. */
@Configuration(proxyBeanMethods = false)
class StockClock {

  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  @Bean
  Round goodsBackRound(SendGoodsBack goods) {
    return new Round("goods-back", LOOK_EVERY, goods::lookAround);
  }

  @Bean
  Round goodsDueRound(WatchGoods watch) {
    return new Round("goods-due", LOOK_EVERY, watch::lookAround);
  }
}
