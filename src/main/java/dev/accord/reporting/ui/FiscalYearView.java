package dev.accord.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.reporting.FiscalCalendars;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.FiscalCalendar.Division;
import dev.accord.shared.FiscalCalendar.Grain;
import dev.accord.shared.FiscalCalendar.Span;
import dev.accord.ui.Attempt;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;

/** How the fiscal years run, with the months that follow from it. */
@Route(value = "admin/fiscal-year", layout = MainLayout.class)
@PageTitle("Fiscal year · Accord")
@Menu(title = "Fiscal year", icon = "settings", order = 940)
@RolesAllowed("ADMIN")
class FiscalYearView extends Screen {

    private final LocalDate today;
    private final Select<Month> start = new Select<>();
    private final Select<Division> division = new Select<>();
    private final Div preview = new Div();

    FiscalYearView(FiscalCalendars calendars, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Fiscal year");
        today = clock.instant().atZone(zone).toLocalDate();
        header().setLine(
                        "Figures can be split by fiscal month, quarter and year; a year is named after the one it ends in");
        FiscalCalendar current = calendars.current();
        start.setLabel("Begins in");
        start.setItems(Month.values());
        start.setItemLabelGenerator(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        start.setValue(Month.of(current.startMonth()));
        start.addValueChangeListener(change -> show());
        division.setLabel("Divided into");
        division.setItems(Division.values());
        division.setItemLabelGenerator(Division::label);
        division.setValue(current.division());
        division.setHelperText("A year in weeks begins on the Monday nearest to the first of its month.");
        division.addValueChangeListener(change -> show());
        Button save = new Button(
                "Save",
                click -> Attempt.succeeds(() -> {
                    calendars.adopt(chosen());
                    Notice.done("The fiscal calendar is set");
                }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div form = new Div(start, division, save);
        form.addClassName("accord-form");
        add(new Panel("Calendar", form), new Panel("The year that runs now", preview).flush());
        show();
    }

    private FiscalCalendar chosen() {
        return new FiscalCalendar(start.getValue().getValue(), division.getValue());
    }

    private void show() {
        FiscalCalendar calendar = chosen();
        String caption = "Months of " + calendar.spanOf(Grain.YEAR, today).name();
        DataTable table = new DataTable(caption)
                .column("Month")
                .column("First day")
                .column("Last day")
                .numbers("Days");
        for (Span month : calendar.spans(Grain.MONTH, calendar.yearOf(today))) {
            table.row(
                    month.name(),
                    FigureText.day(month.from()),
                    FigureText.day(month.to().minusDays(1)),
                    FigureText.count(ChronoUnit.DAYS.between(month.from(), month.to())));
        }
        preview.removeAll();
        preview.add(new Wide(caption, table));
    }
}
