package dev.accord.people;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.accord.ui.LoginView;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.session.SessionInformationExpiredEvent;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who is let in where: programs by token, people by password. */
@Configuration
@EnableMethodSecurity
class Security {

    /**
     * Vaadin 25.2 starts its client by an inline script and runs what the server sends by functions made from text,
     * so scripts cannot be stricter than this: docs/decisions/0005-content-security-policy.md.
     */
    private static final String CONTENT_SECURITY_POLICY = """
            default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; \
            img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; \
            base-uri 'self'; form-action 'self'; frame-ancestors 'none'""";

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Every call of a service asks for a right. To time each asking would cost more than to answer it. */
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.withDefaults()
                .shouldObserveAuthorizations(false)
                .build();
    }

    @Bean
    SessionRegistry sessions() {
        return new SessionRegistryImpl();
    }

    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    @Order(1)
    SecurityFilterChain doorForPrograms(HttpSecurity http, Tokens tokens, RateLimits limits) {
        http.securityMatcher("/api/**", "/actuator/**", "/hooks/**")
                .authorizeHttpRequests(
                        // who knows the key of a source address may post to it
                        paths -> paths.requestMatchers(
                                        "/actuator/health", "/actuator/health/*", "/api/v1/openapi.json", "/hooks/in/*")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasAuthority(Scope.OBSERVE.authority())
                                .requestMatchers(
                                        "/api/v1/tokens/**",
                                        "/api/v1/tokens",
                                        "/api/v1/webhooks/**",
                                        "/api/v1/webhooks",
                                        "/api/v1/export.zip",
                                        "/api/v1/leads/*/*/held.zip")
                                .hasAuthority(Scope.ADMIN.authority())
                                .requestMatchers("/api/v1/handoffs/**", "/api/v1/handoffs")
                                .hasAuthority(Scope.HANDOFFS.authority())
                                .requestMatchers(
                                        "/api/v1/metrics/**",
                                        "/api/v1/metrics",
                                        "/api/v1/restatements/**",
                                        "/api/v1/conversions/**",
                                        "/api/v1/conversions")
                                .hasAuthority(Scope.READ.authority())
                                .requestMatchers(HttpMethod.GET, "/api/v1/leads/**")
                                .hasAuthority(Scope.READ.authority())
                                .requestMatchers("/api/**")
                                .hasAuthority(Scope.IMPORT.authority()))
                .csrf(csrf -> csrf.disable()) // no cookie is looked at, so none can be abused
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new TokenFilter(tokens), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new RateLimitFilter(limits), TokenFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, why) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            refuse(
                                    response,
                                    401,
                                    "unauthenticated",
                                    "a valid token is needed: Authorization: Bearer TOKEN");
                        })
                        .accessDeniedHandler((request, response, why) ->
                                refuse(response, 403, "forbidden", "the token's scopes do not allow this")));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doorForPeople(HttpSecurity http, SessionRegistry sessions, ObjectProvider<StartPage> start) {
        VaadinSavedRequestAwareAuthenticationSuccessHandler welcome =
                new VaadinSavedRequestAwareAuthenticationSuccessHandler();
        welcome.setRedirectStrategy(new Welcome(() -> start.stream().findFirst().flatMap(StartPage::address)));
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, welcome);
        http.headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(
                                ReferrerPolicyHeaderWriter.ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"))
                        // Vaadin commits its page before the filter chain returns, so the headers must be there first.
                        .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                            @Override
                            public <O extends HeaderWriterFilter> O postProcess(O filter) {
                                filter.setShouldWriteHeadersEagerly(true);
                                return filter;
                            }
                        }))
                .sessionManagement(session ->
                        session.maximumSessions(-1).sessionRegistry(sessions).expiredSessionStrategy(Security::leave))
                .authorizeHttpRequests(paths -> paths.requestMatchers("/icons/**", "/styles/**", "/favicon.ico")
                        .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class, "/login?left")
                                .anyRequest(rest -> rest.authenticated()))
                .formLogin(form ->
                        form.failureHandler((request, response, why) -> new SimpleUrlAuthenticationFailureHandler(
                                        why instanceof PasswordSignIn.Throttled throttled
                                                ? "/login?throttled=" + throttled.seconds()
                                                : "/login?error")
                                .onAuthenticationFailure(request, response, why)));
        return http.build();
    }

    /** Sends whoever's session was ended to the log-in, from an open screen in the words of its client. */
    private static void leave(SessionInformationExpiredEvent ended) throws IOException {
        String login = ended.getRequest().getContextPath() + "/login?ended";
        HttpServletResponse response = ended.getResponse();
        Optional<String> kind = Optional.ofNullable(ended.getRequest().getParameter("v-r"));
        if (kind.isEmpty()) {
            response.sendRedirect(login);
        } else if (kind.get().equals("uidl")) {
            response.setContentType("text/plain");
            response.getWriter().write("Vaadin-Refresh: " + login);
        } else {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
    }

    /** Ends the sessions of a person whose rights have changed. */
    @Configuration
    static class EndOfSessions {

        private final SessionRegistry sessions;

        EndOfSessions(SessionRegistry sessions) {
            this.sessions = sessions;
        }

        @EventListener
        void on(AccessChanged change) {
            sessions.getAllPrincipals().stream()
                    .filter(SignedIn.class::isInstance)
                    .filter(who -> ((SignedIn) who).person().equals(Optional.of(change.person())))
                    .flatMap(who -> sessions.getAllSessions(who, false).stream())
                    .forEach(SessionInformation::expireNow);
        }
    }

    static void refuse(HttpServletResponse response, int status, String code, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
                        .formatted(HttpStatus.valueOf(status).getReasonPhrase(), status, code, detail));
    }

    private static final class TokenFilter extends OncePerRequestFilter {

        private static final String PREFIX = "Bearer ";

        private final Tokens tokens;

        TokenFilter(Tokens tokens) {
            this.tokens = tokens;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional.ofNullable(request.getHeader("Authorization"))
                    .filter(header -> header.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                    .flatMap(header -> tokens.authenticate(
                            header.substring(PREFIX.length()).strip()))
                    .ifPresent(who -> SecurityContextHolder.getContext().setAuthentication(who));
            chain.doFilter(request, response);
        }
    }
}
