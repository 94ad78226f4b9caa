package dev.accord.metrics.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.accord.glossary.VersionName;
import dev.accord.leads.Restatements;
import dev.accord.metrics.Basis;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Window;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.ui.Columns;
import dev.accord.ui.EmptyState;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** One figure: its value, where it comes from, its parts, and the very records behind it. What is asked is in the URL. */
@Route(value = "figures/:key", layout = MainLayout.class)
@PermitAll
class FigureView extends Screen implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<Window> WINDOWS =
            List.of(Window.days(30), Window.days(60), Window.NINETY_DAYS, Window.days(180), Window.UNLIMITED);

    private final Figures figures;
    private final Restatements restatements;
    private final Clock clock;
    private final ZoneId zone;
    private final Div content = new Div();
    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To, not included");
    private final Select<Breakdown> by = new Select<>();
    private final Select<Basis> basis = new Select<>();
    private final Select<Window> window = new Select<>();
    private final Select<VersionName> version = new Select<>();

    private String key = "";
    private String title = "Figure";
    private @Nullable FigureQuery shown;

    FigureView(Figures figures, Restatements restatements, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Figure");
        this.figures = figures;
        this.restatements = restatements;
        this.clock = clock;
        this.zone = zone;
        content.getStyle().set("display", "contents");
        var days = new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy");
        from.setI18n(days);
        to.setI18n(days);
        by.setLabel("Split by");
        by.setItems(Breakdown.values());
        by.setItemLabelGenerator(Wording::by);
        basis.setLabel("Basis");
        basis.setItems(Basis.PERIOD, Basis.COHORT);
        basis.setItemLabelGenerator(each -> each == Basis.COHORT ? "Cohort" : "Period");
        window.setLabel("Window");
        window.setItemLabelGenerator(each -> each.limit().isPresent() ? each + " days" : "No limit");
        version.setLabel("Definition");
        version.setEmptySelectionAllowed(true);
        version.setEmptySelectionCaption("As recorded");
        version.setItemLabelGenerator(each -> each == null ? "As recorded" : "Restated: " + each.label());
        header().add(from, to, by, basis, window, version);
        add(content);
        from.addValueChangeListener(change -> ask(change.isFromClient()));
        to.addValueChangeListener(change -> ask(change.isFromClient()));
        by.addValueChangeListener(change -> ask(change.isFromClient()));
        basis.addValueChangeListener(change -> ask(change.isFromClient()));
        window.addValueChangeListener(change -> ask(change.isFromClient()));
        version.addValueChangeListener(change -> ask(change.isFromClient()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("key").orElse("");
        content.removeAll();
        try {
            var asked = new FigureParameters(
                    event.getLocation().getQueryParameters().getParameters());
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            show(asked.query(Period.quarterOf(today, zone)));
        } catch (Refused refused) {
            showRefusal(refused);
        }
    }

    private void show(FigureQuery asked) {
        Figure recorded = figures.figure(key, asked.asRecorded());
        Optional<Restated> restated = asked.restated().map(version -> Restated.of(figures, recorded, asked, version));
        show(restated.flatMap(Restated::figure).orElse(recorded), asked.restated());
        restated.ifPresent(beside -> content.addComponentAsFirst(new RestatedPanel(restatements, beside, () -> {
            content.removeAll();
            show(asked);
        })));
    }

    private void show(Figure figure, Optional<VersionName> under) {
        FigureQuery query = figure.query();
        shown = query;
        List<VersionName> versions = figures.versions(key);
        version.setVisible(!versions.isEmpty());
        version.setItems(versions);
        version.setValue(under.filter(versions::contains).orElse(null));
        title = figure.metric().label();
        header().setHeading(title);
        header().setLine(Wording.period(query.period()));
        from.setValue(query.period().from());
        to.setValue(query.period().to());
        by.setValue(query.by());
        boolean cohorts = figures.hasCohorts(key);
        basis.setVisible(cohorts);
        basis.setValue(query.basis());
        window.setVisible(query.basis() == Basis.COHORT);
        window.setItems(WINDOWS.contains(query.window()) ? WINDOWS : List.of(query.window()));
        window.setValue(query.window());
        Panel records = new Panel("Records", new RecordGrid(figures, figure)).flush();
        Panel facts = new Panel(title, new FigureFacts(figure));
        if (query.by() == Breakdown.NONE) {
            content.add(facts, records);
        } else {
            Panel parts =
                    new Panel("By " + Wording.by(query.by()).toLowerCase(Locale.ROOT), new BreakdownParts(figure));
            content.add(Columns.narrowAndWide(facts, parts), records);
        }
    }

    private void showRefusal(Refused refused) {
        shown = null;
        header().setHeading(title);
        basis.setVisible(false);
        window.setVisible(false);
        version.setVisible(false);
        content.add(new EmptyState("This figure cannot be computed", refused.reason()));
    }

    private void ask(boolean byReader) {
        FigureQuery before = shown;
        if (!byReader || from.isEmpty() || to.isEmpty()) {
            return;
        }
        try {
            Period period = new Period(
                    from.getValue(),
                    to.getValue(),
                    Optional.ofNullable(before).map(it -> it.period().zone()).orElse(zone));
            FigureQuery query = Optional.ofNullable(before)
                    .map(it -> it.during(period))
                    .orElseGet(() -> FigureQuery.over(period))
                    .by(Optional.ofNullable(by.getValue()).orElse(Breakdown.NONE));
            if (basis.isVisible()) {
                query = query.on(basis.getValue()).within(window.getValue());
            }
            query = version.getOptionalValue().map(query::under).orElseGet(query::asRecorded);
            Location address = new Location(FigureParameters.address(key, query));
            getUI().ifPresent(ui -> ui.navigate(address.getPath(), address.getQueryParameters()));
        } catch (Refused refused) {
            content.removeAll();
            showRefusal(refused);
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Accord";
    }
}
