package dev.accord.metrics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.accord.glossary.VersionName;
import dev.accord.leads.Restatements;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureFiles;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Movements;
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
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** One figure: its value, where it comes from, its parts, and the very records behind it. What is asked is in the URL. */
@Route(value = "figures/:key", layout = MainLayout.class)
@PermitAll
class FigureView extends Screen implements BeforeEnterObserver, HasDynamicTitle {

    private final Figures figures;
    private final Movements movements;
    private final FigureFiles files;
    private final Restatements restatements;
    private final Clock clock;
    private final ZoneId zone;
    private final Div content = new Div();
    private final FigureFields fields = new FigureFields(this::ask);

    private String key = "";
    private String title = "Figure";
    private @Nullable FigureQuery shown;

    FigureView(
            Figures figures,
            Movements movements,
            FigureFiles files,
            Restatements restatements,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Figure");
        this.figures = figures;
        this.movements = movements;
        this.files = files;
        this.restatements = restatements;
        this.clock = clock;
        this.zone = zone;
        content.getStyle().set("display", "contents");
        header().add(fields.all());
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("key").orElse("");
        content.removeAll();
        try {
            var asked = new FigureParameters(
                    event.getLocation().getQueryParameters().getParameters());
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            show(asked.query(Period.quarterOf(today, zone)), asked.comparison());
        } catch (Refused refused) {
            showRefusal(refused);
        }
    }

    private void show(FigureQuery asked, Optional<Comparison> comparison) {
        Figure recorded = figures.figure(key, asked.asRecorded());
        Optional<Restated> restated = asked.restated().map(version -> Restated.of(figures, recorded, asked, version));
        show(restated.flatMap(Restated::figure).orElse(recorded), asked.restated(), comparison);
        restated.ifPresent(beside -> content.addComponentAsFirst(new RestatedPanel(restatements, beside, () -> {
            content.removeAll();
            show(asked, comparison);
        })));
    }

    private void show(Figure figure, Optional<VersionName> under, Optional<Comparison> comparison) {
        FigureQuery query = figure.query();
        shown = query;
        title = figure.metric().label();
        header().setHeading(title);
        header().setLine(Wording.period(query.period()));
        fields.show(query, under, comparison, figures.hasCohorts(key), figures.versions(key));
        Panel facts = new Panel(title, new FigureFacts(figure));
        if (query.by() == Breakdown.NONE) {
            content.add(facts);
        } else {
            Panel parts = new Panel("By " + Wording.by(query.by()).toLowerCase(Locale.ROOT), new BreakdownParts(figure))
                    .actions(new ExportLinks(
                            "the parts", figure.series().size(), format -> files.parts(key, query, format)));
            content.add(Columns.narrowAndWide(facts, parts));
        }
        comparison.ifPresent(with ->
                content.add(MovementPanel.of(figures, movements, figure, with.with(query.period(), clock.instant()))));
        content.add(new Panel("Records", new RecordGrid(figures, figure))
                .flush()
                .actions(
                        new ExportLinks("the records", figure.records(), format -> files.records(key, query, format))));
    }

    private void showRefusal(Refused refused) {
        shown = null;
        header().setHeading(title);
        fields.showPeriodAlone();
        content.removeAll();
        content.add(new EmptyState("This figure cannot be computed", refused.reason()));
    }

    private void ask() {
        try {
            Location address =
                    new Location(FigureParameters.address(key, fields.asked(shown, zone), fields.comparison()));
            getUI().ifPresent(ui -> ui.navigate(address.getPath(), address.getQueryParameters()));
        } catch (Refused refused) {
            showRefusal(refused);
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Accord";
    }
}
