package dev.accord.activity;

import dev.accord.shared.Id;
import dev.accord.shared.Tiding;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * One e-mail to one person, as plain text and as HTML, with a link to each thing that it tells of.
 *
 * @param id its number, which a repeat has, too
 */
record Letter(Id id, String name, String address, ZoneId zone, Instant madeAt, List<Line> lines) {

    /** One thing. */
    record Line(Tiding.Kind kind, Instant at, String text, String link) {}

    /** Who is away for weeks has no use for a thousand lines. */
    private static final int MOST_LINES = 100;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    void writeTo(MimeMessage message, InternetAddress from, URI portal)
            throws MessagingException, UnsupportedEncodingException {
        InternetAddress to = new InternetAddress(address, true);
        to.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(oneLine(subject()), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(madeAt));
        message.setHeader("Message-ID", "<mail-%s@%s>".formatted(id, portal.getHost()));
        // so that no out-of-office note answers, and no list passes it on
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text(portal), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(portal), StandardCharsets.UTF_8.name(), "html");
        // the last one is the one to be preferred
        message.setContent(new MimeMultipart("alternative", plain, html));
    }

    String subject() {
        return lines.size() == 1
                ? lines.getFirst().text()
                : lines.size() + " messages: "
                        + lines.stream()
                                .collect(Collectors.groupingBy(Line::kind, TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(kind -> kind.getValue() + " "
                                        + kind.getKey().label().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "));
    }

    private String text(URI portal) {
        return shown().map(line -> "%s\n%s\n%s\n\n".formatted(line.text(), moment(line), portal + "/" + line.link()))
                        .collect(Collectors.joining())
                + more()
                + "-- \nYou chose on your account page what Accord writes to you, and when: %s/account\n"
                        .formatted(portal);
    }

    private String html(URI portal) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family: sans-serif; line-height: 1.5">
                %s<p>%s</p>
                <p style="font-size: 0.85em; color: #595959">You chose on <a href="%s">your account page</a> what Accord
                writes to you, and when.</p>
                </body></html>
                """.formatted(
                escaped(subject()),
                shown().map(line -> """
                                <p><a href="%s">%s</a><br><span style="color: #595959">%s</span></p>
                                """.formatted(
                                escaped(portal + "/" + line.link()), escaped(line.text()), escaped(moment(line))))
                        .collect(Collectors.joining()),
                more(),
                escaped(portal + "/account"));
    }

    private Stream<Line> shown() {
        return lines.stream().limit(MOST_LINES);
    }

    private String more() {
        return lines.size() <= MOST_LINES ? "" : "And %d more.\n\n".formatted(lines.size() - MOST_LINES);
    }

    private String moment(Line line) {
        return MOMENT.format(line.at().atZone(zone));
    }

    /** Names come from people and imports: where a header ends is not for them to say. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
