package dev.accord.activity;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The way out of the house: the mail server, whom e-mails come from, and where their links lead. */
@Component
class PostOffice {

    private static final String NAME = "Accord";

    private final Optional<JavaMailSenderImpl> sender;
    private final URI portal;
    private final InternetAddress from;

    /** @throws IllegalStateException where a setting is wrong, which shows at the start and not with the first e-mail */
    PostOffice(
            ObjectProvider<JavaMailSenderImpl> sender,
            @Value("${spring.mail.host:}") String host,
            @Value("${accord.mail.from:}") String from,
            @Value("${accord.url:http://localhost:8080}") String url) {
        this.sender = host.isBlank() ? Optional.empty() : Optional.ofNullable(sender.getIfAvailable());
        portal = portal(url);
        this.from = sender(from.isBlank() ? "accord@" + portal.getHost() : from);
        // a password never goes out unless the line is safe
        this.sender
                .filter(server ->
                        server.getUsername() != null && !server.getUsername().isBlank())
                .ifPresent(server -> server.getJavaMailProperties().putIfAbsent("mail.smtp.starttls.required", "true"));
    }

    private static URI portal(String url) {
        try {
            URI portal = URI.create(url.strip().replaceAll("/+$", ""));
            if (portal.getHost() != null && String.valueOf(portal.getScheme()).startsWith("http")) {
                return portal;
            }
        } catch (IllegalArgumentException unreadable) {
            // said below
        }
        throw new IllegalStateException(
                "ACCORD_URL is \"%s\": it must be an address such as https://accord.example.com".formatted(url));
    }

    private static InternetAddress sender(String address) {
        try {
            InternetAddress from = new InternetAddress(address, true);
            from.setPersonal(NAME, StandardCharsets.UTF_8.name());
            return from;
        } catch (AddressException | UnsupportedEncodingException wrong) {
            throw new IllegalStateException(
                    "ACCORD_MAIL_FROM is \"%s\": it must be an e-mail address".formatted(address), wrong);
        }
    }

    /** Whether the portal has a mail server. */
    boolean isOpen() {
        return sender.isPresent();
    }

    /** Why the server cannot be reached at the moment; empty where it can. */
    Optional<String> whyShut() {
        try {
            server().testConnection();
            return Optional.empty();
        } catch (MessagingException shut) {
            return Optional.of(words(shut));
        }
    }

    /**
     * Hands a letter to the server. Its number makes a repeat recognisable: it always has the same Message-ID.
     *
     * @throws MailException where the server does not take it
     */
    void send(Letter letter) {
        MimeMessage message = server().createMimeMessage();
        try {
            letter.writeTo(message, from, portal);
        } catch (MessagingException | UnsupportedEncodingException wrong) {
            throw new MailParseException(words(wrong), wrong);
        }
        server().send(message);
    }

    private JavaMailSenderImpl server() {
        return sender.orElseThrow(() -> new IllegalStateException("there is no mail server"));
    }

    /** What the server says, without the lines between. */
    static String words(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return "%s: %s"
                .formatted(
                        cause.getClass().getSimpleName(),
                        String.valueOf(cause.getMessage()).strip());
    }
}
