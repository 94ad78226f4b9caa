package dev.gallery;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.accord.ui.Account;
import dev.accord.ui.LoginHint;
import dev.accord.ui.LoginView;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The frame and the kit without a database, for their tests and to look at: started from an IDE it serves the gallery
 * at {@code /kit} for the person "rep" with the password "accord-demo".
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            LiquibaseAutoConfiguration.class,
            DataJdbcRepositoriesAutoConfiguration.class
        })
@EnableVaadin({"dev.accord.ui", "dev.gallery"})
class GalleryApplication {

    /** What Vaadin needs and no more; the live line to the server falls under "self". */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'");

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "gallery");
        SpringApplication.run(GalleryApplication.class, arguments);
    }

    @Bean
    SecurityFilterChain rules(HttpSecurity http) throws Exception {
        return http.with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class).anyRequest(AuthorizedUrl::authenticated))
                .headers(
                        headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(
                                        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'")))
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(User.withUsername("rep")
                .password("{noop}accord-demo")
                .roles("SALES_REP")
                .build());
    }

    @Bean
    Account account() {
        return new Account() {
            @Override
            public String name() {
                return "Rita Rep";
            }

            @Override
            public String position() {
                return "Sales rep, Team North";
            }
        };
    }

    @Bean
    LoginHint hint() {
        return () -> Optional.of("Demo: log in as rep with the password accord-demo.");
    }
}
