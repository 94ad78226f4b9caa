package dev.accord.activity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.activity.MailCard;
import dev.accord.activity.Outbox;
import dev.accord.ui.Attempt;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;

/** The e-mails that could not be sent: why, and whether they are tried again by themselves. */
@Route(value = "admin/mail", layout = MainLayout.class)
@PageTitle("E-mails · Accord")
@Menu(title = "E-mails", icon = "mail", order = 927)
@RolesAllowed("ADMIN")
class MailView extends Screen {

    private final Outbox outbox;
    private final ZoneId zone;
    private final Button all = new Button("Send all again", click -> sendAll());
    private final Div content = new Div();

    MailView(Outbox outbox, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("E-mails");
        this.outbox = outbox;
        this.zone = zone;
        content.addClassName("accord-stack");
        header().add(all, new Button("Look again", click -> list()));
        add(content);
        list();
    }

    private void list() {
        Outbox.Counts counts = outbox.counts();
        header().setLine("%s to be put together, %s on their way, %s given up"
                .formatted(
                        FigureText.count(counts.soon()),
                        FigureText.count(counts.waiting()),
                        FigureText.count(counts.failed())));
        all.setVisible(counts.failed() > 0);
        content.removeAll();
        if (!outbox.mailGoesOut()) {
            Paragraph shut = new Paragraph(
                    "This portal has no mail server, so no e-mails are written. ACCORD_SMTP_HOST names one.");
            shut.addClassName("accord-callout");
            content.add(shut);
        }
        List<MailCard> troubled = outbox.troubled();
        content.add(
                troubled.isEmpty()
                        ? new EmptyState(
                                "Every e-mail has gone out", "One that cannot be sent shows up here, with the reason.")
                        : new Panel("Could not be sent", new Wide("E-mails that could not be sent", table(troubled)))
                                .flush());
    }

    private DataTable table(List<MailCard> troubled) {
        DataTable table = new DataTable("E-mails that could not be sent")
                .column("To")
                .column("Says")
                .column("Why not")
                .column("State")
                .column("Action");
        troubled.forEach(mail -> table.row(
                two(mail.name(), mail.address() == null ? "no address is known" : mail.address()),
                two(
                        mail.says() == null ? "Nothing any more" : mail.says(),
                        mail.items() > 1 ? "and %d more".formatted(mail.items() - 1) : ""),
                new Span(mail.error() == null ? "" : mail.error()),
                state(mail),
                action(mail)));
        return table;
    }

    private Component state(MailCard mail) {
        String moment = FigureText.moment(mail.lastAt(), zone);
        Span tries = new Span("%s, %d attempts".formatted(moment, mail.attempts()));
        tries.addClassName("accord-secondary");
        Div both = new Div(
                mail.failed()
                        ? new StateTag("Given up", StateTag.Tone.MISSED)
                        : new StateTag("Tried again", StateTag.Tone.DUE),
                tries);
        both.addClassName("accord-two");
        return both;
    }

    private Component action(MailCard mail) {
        if (!mail.failed()) {
            return new Span("By itself");
        }
        Button again = new Button("Send again", click -> {
            if (Attempt.succeeds(() -> outbox.sendAgain(mail.id()))) {
                Notice.done("It is tried within the next minute");
            }
            list();
        });
        again.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        again.setAriaLabel("Send the e-mail to %s again".formatted(mail.name()));
        return again;
    }

    private void sendAll() {
        if (Attempt.succeeds(outbox::sendAllAgain)) {
            Notice.done("They are tried within the next minute");
        }
        list();
    }

    private static Component two(String first, String second) {
        Span quiet = new Span(second);
        quiet.addClassName("accord-secondary");
        Div both = new Div(new Span(first), quiet);
        both.addClassName("accord-two");
        return both;
    }
}
