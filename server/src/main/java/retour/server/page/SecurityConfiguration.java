package retour.server.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The chain for everything that no other chain takes: the portal, assets, health. It remembers nothing: no session, no
 * cookie; the link in the address is the key, so there is nothing a foreign site could ride on. Desk and API have
 * chains of their own, which come first; without them both are shut.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  @Order(1000)
  SecurityFilterChain portalChain(HttpSecurity http) {
    return http.securityMatcher("/**")
        .authorizeHttpRequests(
            requests -> requests.requestMatchers("/desk/**", "/api/**").denyAll().anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .headers(SecurityHeaders::strict)
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint(
                        (_, response, _) -> response.sendError(HttpStatus.NOT_FOUND.value()))
                    .accessDeniedHandler((_, response, _) -> response.sendError(HttpStatus.NOT_FOUND.value())))
        .build();
  }
}
