package retour.server.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.transaction.PlatformTransactionManager;
import retour.server.page.SecurityHeaders;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * The API's own chain: a key in each request, no session, no cookie, so nothing a foreign site could ride on. The
 * description of the API is for everybody.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  @Order(100)
  SecurityFilterChain apiChain(
      HttpSecurity http,
      KeyHolders holders,
      ApiProblems problems,
      Once once,
      PlatformTransactionManager transactions) {
    return http.securityMatcher("/api", "/api/**")
        .authorizeHttpRequests(
            requests -> requests.requestMatchers("/api/v1", "/api/v1/**").authenticated().anyRequest().permitAll())
        .addFilterBefore(new KeyAuthentication(holders, problems), AnonymousAuthenticationFilter.class)
        .addFilterAfter(new WholeBodies(problems), AuthorizationFilter.class)
        .addFilterAfter(new OnceOnly(once, transactions, problems), WholeBodies.class)
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
                        (request, response, _) -> problems.answer(Refused.because(ProblemCode.NOT_AUTHENTICATED), request, response))
                    .accessDeniedHandler(
                        (request, response, _) -> problems.answer(Refused.because(ProblemCode.NOT_ALLOWED), request, response)))
        .build();
  }
}
