package dev.accord.people.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Scope;
import dev.accord.people.TokenCard;
import dev.accord.people.Tokens;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.SecretDialog;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;

/** The tokens by which programs act in somebody's name. */
@Route(value = "admin/tokens", layout = MainLayout.class)
@PageTitle("Tokens · Accord")
@Menu(title = "Tokens", icon = "lock", order = 920)
@RolesAllowed("ADMIN")
class TokensView extends Screen {

    /** Far more than anybody keeps in view; older ones are revoked or expired. */
    private static final int MOST = 500;

    private final Tokens tokens;
    private final Clock clock;
    private final ZoneId zone;
    private final Panel panel = new Panel("Issued tokens").flush();

    TokensView(Tokens tokens, Directory directory, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Tokens");
        this.tokens = tokens;
        this.clock = clock;
        this.zone = zone;
        header().setLine("Programs act by a token in somebody's name");
        Button issue = new Button(
                "Issue a token",
                Glyph.PLUS.icon(),
                click -> new TokenDialog(
                                directory.everybody().stream()
                                        .filter(PersonCard::active)
                                        .toList(),
                                clock.instant().atZone(zone).toLocalDate(),
                                this::issue)
                        .open());
        issue.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(issue);
        add(panel);
        list();
    }

    private void list() {
        panel.removeAll();
        List<TokenCard> issued = tokens.issued(Optional.empty(), MOST).reversed();
        if (issued.isEmpty()) {
            panel.add(new EmptyState(
                    "No token is issued", "Issue one for a program that imports data or reads figures."));
            return;
        }
        DataTable table = new DataTable("Issued tokens")
                .column("Acts as")
                .column("For")
                .column("Issued")
                .column("Ends")
                .column("State")
                .column("Action");
        issued.forEach(token -> table.row(
                new Span(token.personName()),
                new Span(token.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(", "))),
                new Span(FigureText.moment(token.createdAt(), zone)),
                new Span(FigureText.orNone(token.expiresAt(), end -> FigureText.moment(end, zone))),
                state(token),
                works(token) ? revoke(token) : new Span()));
        panel.add(new Wide("Issued tokens", table));
    }

    private Component state(TokenCard token) {
        if (token.revokedAt().isPresent()) {
            return new StateTag("Revoked");
        }
        return works(token) ? new StateTag("Valid", StateTag.Tone.ACTUAL) : new StateTag("Expired");
    }

    private boolean works(TokenCard token) {
        Instant now = clock.instant();
        return token.revokedAt().isEmpty()
                && token.expiresAt().filter(end -> !end.isAfter(now)).isEmpty();
    }

    private Button revoke(TokenCard token) {
        Button button = new Button(
                "Revoke",
                click -> Confirmation.ask(
                        "Revoke this token of " + token.personName() + "?",
                        "Programs that use it are refused at once.",
                        "Revoke",
                        () -> {
                            if (Attempt.succeeds(() -> tokens.revoke(token.id()))) {
                                Notice.done("Revoked");
                                list();
                            }
                        }));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("Revoke the token of %s issued %s"
                .formatted(token.personName(), FigureText.moment(token.createdAt(), zone)));
        return button;
    }

    private boolean issue(TokenDialog.Request wanted) {
        PersonCard person = wanted.person();
        return Attempt.succeeds(() -> {
            Tokens.Issued issued = tokens.issue(
                    person.username().or(person::email).orElse(person.name()),
                    wanted.scopes(),
                    wanted.lastDay()
                            .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
            list();
            new SecretDialog(
                            "Token of " + person.name(),
                            "Give it to the program now: only its hash is kept, so nobody can show it again.",
                            issued.token())
                    .open();
        });
    }
}
