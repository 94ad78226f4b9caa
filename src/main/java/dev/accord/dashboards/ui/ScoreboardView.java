package dev.accord.dashboards.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.accord.dashboards.Scoreboard;
import dev.accord.dashboards.Scoreboards;
import dev.accord.goals.Progress;
import dev.accord.goals.ui.ProgressTile;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.ui.ComparisonSelect;
import dev.accord.metrics.ui.FigureNews;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.CalendarPeriod.Grain;
import dev.accord.shared.Refused;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Screen;
import dev.accord.ui.StatTile;
import dev.accord.ui.Tiles;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the revenue team stands, the same for everybody. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Scoreboard · Accord")
@Menu(title = "Scoreboard", icon = "scoreboard", order = 10)
@PermitAll
class ScoreboardView extends Screen implements BeforeEnterObserver {

    private static final String PERIOD = "period";
    private static final String COMPARE = "compare";

    private final Scoreboards scoreboards;
    private final PeriodPicker picker;
    private final ComparisonSelect compare =
            new ComparisonSelect("The plan", with -> "Compared with " + with.toLowerCase(Locale.ROOT));
    private final FigureNews news;
    private final Div needs = new Div();
    private final RevenuePanel revenue;
    private final Tiles unified = new Tiles();
    private final Tiles marketing = new Tiles();
    private final Tiles sales = new Tiles();

    private @Nullable CalendarPeriod shown;
    private Registration following = () -> {};

    ScoreboardView(Scoreboards scoreboards, FigureNews news, Acting acting) {
        super("Scoreboard");
        this.scoreboards = scoreboards;
        this.news = news;
        SignedIn who = acting.now();
        revenue = new RevenuePanel(who.is(Role.MARKETING_LEAD) || who.is(Role.SALES_MANAGER) || who.is(Role.ADMIN));
        picker = new PeriodPicker(scoreboards.today(), this::turnTo);
        compare.setAriaLabel("Compared with");
        compare.setWidth("270px");
        compare.addValueChangeListener(change -> {
            if (change.isFromClient() && shown != null) {
                turnTo(shown);
            }
        });
        header().add(picker, compare);
        Div teams = new Div(part("Marketing", "", marketing), part("Sales", "", sales));
        teams.addClassName("accord-board-teams");
        Div content = new Div(
                needs, revenue, part("Unified metrics", "owned by marketing and sales together", unified), teams);
        content.addClassName("accord-board-sections");
        add(content);
    }

    private void turnTo(CalendarPeriod span) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put(PERIOD, span.word());
        compare.getOptionalValue().ifPresent(with -> asked.put(COMPARE, with.word()));
        UI.getCurrent().navigate(ScoreboardView.class, QueryParameters.simple(asked));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        CalendarPeriod span = named(asked.getSingleParameter(PERIOD), CalendarPeriod::parse)
                .orElseGet(() -> new CalendarPeriod(Grain.QUARTER, scoreboards.today()));
        Optional<Comparison> comparison = named(asked.getSingleParameter(COMPARE), Comparison::parse);
        shown = span;
        picker.show(span);
        compare.setValue(comparison.orElse(null));
        needs.removeAll();
        needs.add(new NeedsLine(scoreboards.needs()));
        show(scoreboards.of(span, comparison));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        following = news.follow(attach.getUI(), this::refresh);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        following.remove();
        super.onDetach(detach);
    }

    /** What was noticed to have changed. */
    void refresh() {
        if (shown != null) {
            show(scoreboards.news(shown, compare.getOptionalValue()));
        }
    }

    private static <T> Optional<T> named(Optional<String> word, Function<String, T> parsed) {
        try {
            return word.filter(text -> !text.isBlank()).map(parsed);
        } catch (Refused refused) {
            Notice.refused(refused.reason());
            return Optional.empty();
        }
    }

    /** In place: whoever reads or stands somewhere is not moved. */
    private void show(Scoreboard board) {
        header().setLine(days(board));
        revenue.show(board);
        unified.show(tiles(board.unified()));
        marketing.show(tiles(board.marketing()));
        sales.show(tiles(board.sales()));
    }

    private static List<StatTile> tiles(List<Progress> metrics) {
        return metrics.stream().map(ProgressTile::of).toList();
    }

    /** Such as "1 Oct to 31 Dec 2026, day 53 of 92, compared with 1 Jul to 22 Aug 2026". */
    private String days(Scoreboard board) {
        CalendarPeriod span = board.span();
        String whole = days(span.from(), span.to());
        long passed = ChronoUnit.DAYS.between(span.from(), scoreboards.today()) + 1;
        long all = ChronoUnit.DAYS.between(span.from(), span.to());
        return (passed >= 1 && passed <= all ? "%s, day %d of %d".formatted(whole, passed, all) : whole)
                + board.compared()
                        .map(with -> ", compared with " + days(with.from(), with.to()))
                        .orElse("");
    }

    private static String days(LocalDate from, LocalDate to) {
        return FigureText.day(from) + " to " + FigureText.day(to.minusDays(1));
    }

    private static Component part(String title, String remark, Tiles tiles) {
        H2 heading = new H2(title);
        Div head = new Div(heading);
        head.addClassName("accord-part-head");
        if (!remark.isEmpty()) {
            Span quiet = new Span(remark);
            quiet.addClassName("accord-secondary");
            head.add(quiet);
        }
        Section part = new Section(head, tiles);
        part.addClassName("accord-part");
        part.setAriaLabel(title);
        return part;
    }
}
