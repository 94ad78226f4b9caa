package dev.accord.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.reporting.Rate;
import dev.accord.reporting.Rates;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;

/** The dated rates by which money of other currencies is reported. */
@Route(value = "admin/currencies", layout = MainLayout.class)
@PageTitle("Currencies · Accord")
@Menu(title = "Currencies", icon = "settings", order = 930)
@RolesAllowed("ADMIN")
class CurrenciesView extends Screen {

    private final Rates rates;
    private final Panel panel = new Panel("Rates").flush();

    CurrenciesView(Rates rates, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Currencies");
        this.rates = rates;
        String reporting = rates.reportingCurrency().getCurrencyCode();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        header().setLine("Figures of several currencies are reported in " + reporting);
        Button paste = new Button("Paste rates", click -> new PastedRatesDialog(reporting, this::set).open());
        Button set = new Button(
                "Set a rate", Glyph.PLUS.icon(), click -> new RateDialog(reporting, today, this::set).open());
        set.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(paste, set);
        add(new Panel("How money is converted", new Paragraph("""
                                Each amount at the rate of its own date: of a won deal the day it was won, of an open one the \
                                day it was created, of spend the day it was spent. Where that day has no rate, the newest one of \
                                the %d days before it counts; where there is none, the figure names the currency and the day \
                                instead of guessing.""".formatted(Rates.LONGEST_DAYS))), panel);
        list();
    }

    private void list() {
        panel.removeAll();
        if (rates.count() == 0) {
            panel.add(new EmptyState(
                    "No rates yet", "While all amounts are of one currency, none are needed. Set one for each other."));
        } else {
            panel.add(new RateGrid(rates, this::takeBack));
        }
    }

    private boolean set(List<Rate> wanted) {
        return Attempt.succeeds(() -> {
            rates.set(wanted);
            Notice.done(wanted.size() == 1 ? "The rate is set" : wanted.size() + " rates are set");
            list();
        });
    }

    private void takeBack(Rate rate) {
        Confirmation.ask(
                "Take back the rate of %s for %s?".formatted(rate.currency(), FigureText.day(rate.day())),
                "Figures that need it use an older rate, or say that it is missing.",
                "Take back",
                () -> {
                    if (Attempt.succeeds(() -> rates.takeBack(rate.currency(), rate.day()))) {
                        list();
                    }
                });
    }
}
