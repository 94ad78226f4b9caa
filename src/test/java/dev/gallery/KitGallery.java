package dev.gallery;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.ui.ClockBadge;
import dev.accord.ui.Columns;
import dev.accord.ui.Confirmation;
import dev.accord.ui.DataTable;
import dev.accord.ui.DeltaText;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureOrigin;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.GoalBar;
import dev.accord.ui.Keys;
import dev.accord.ui.ListAndPanel;
import dev.accord.ui.Narrow;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.SidePanel;
import dev.accord.ui.Skeleton;
import dev.accord.ui.StatTile;
import dev.accord.ui.StateTag;
import dev.accord.ui.Tiles;
import dev.accord.ui.Timeline;
import dev.accord.ui.TrendChart;
import dev.accord.ui.TrendPoint;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Every part of the kit on one screen, to look at and to check. It is no part of the product. */
@Route("kit")
@PageTitle("Kit · Accord")
@Menu(title = "Kit", icon = "scoreboard", order = 1)
@PermitAll
class KitGallery extends Screen {

    static final Instant NOW = Instant.parse("2026-11-20T13:05:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private static final FigureOrigin ORIGIN = new FigureOrigin(
            "won / (won + lost), closed in the period",
            "Win rate, version 1",
            "1 Oct to 31 Dec 2026, Europe/Zurich",
            "20 Nov 2026, 14:05");

    KitGallery() {
        super("Scoreboard");
        var quarter = new Select<String>();
        quarter.setItems("Q3 2026", "Q4 2026");
        quarter.setValue("Q4 2026");
        quarter.setAriaLabel("Quarter");
        header().setLine("One revenue team");
        header().add(quarter, primary("Accept all"), new Button("Export"));
        add(goal(), tiles(), trend(), new Columns(clocks(), timeline()), table(), forms(), empty());
    }

    private static Button primary(String text) {
        var button = new Button(text, Glyph.CHECK.icon());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private static Panel goal() {
        return new Panel(
                "Revenue goal",
                new GoalBar(
                        "Q4 2026",
                        new GoalBar.Standing(amount(2_400_000), amount(1_318_000), amount(1_390_000)),
                        "won",
                        amount -> FigureText.money(amount, "EUR")));
    }

    private static Tiles tiles() {
        return new Tiles(
                new StatTile("Leads generated", new FigureLink("1,204", "kit?records", ORIGIN))
                        .target("1,500")
                        .delta(DeltaText.againstPlan(
                                amount(1204), amount(1190), amount -> FigureText.decimal(amount, 0)))
                        .trend(List.of(80.0, 95.0, 91.0, 120.0, 118.0, 140.0)),
                new StatTile("Booked meetings", new FigureLink("181", "kit?records", ORIGIN))
                        .target("240")
                        .delta(DeltaText.againstPlan(amount(181), amount(190), amount -> FigureText.decimal(amount, 0)))
                        .trend(List.of(40.0, 35.0, 30.0, 36.0, 28.0)),
                new StatTile("Opportunity value", new FigureLink("3.1 M EUR", "kit?records", ORIGIN))
                        .target("4.0 M")
                        .delta(new DeltaText(DeltaText.Direction.LEVEL, "on plan"))
                        .trend(List.of(1.0, 1.0, 1.0)),
                new StatTile("Win rate", new FigureLink(FigureText.NONE, "kit?records", ORIGIN))
                        .note("nothing closed yet"));
    }

    private static Panel trend() {
        var actual = new ArrayList<TrendPoint>();
        var plan = new ArrayList<TrendPoint>();
        for (int day = 0; day < 92; day++) {
            var date = LocalDate.of(2026, 10, 1).plusDays(day);
            plan.add(new TrendPoint(date, 2_400_000.0 * (day + 1) / 92));
            if (day < 51) {
                actual.add(new TrendPoint(date, 24_000.0 * day + 60_000 * Math.sin(day / 6.0)));
            }
        }
        var chart = new TrendChart("Revenue won, Q4 2026", "EUR", "1,318,000 EUR won, 72,000 behind plan")
                .actual("Won", actual)
                .plan("Plan", plan)
                .mark(LocalDate.of(2026, 10, 20), "SQL v3")
                .mark(LocalDate.of(2026, 11, 9), "Play: webinar follow-up");
        return new Panel("Won against plan", chart).actions(new Button("CSV"));
    }

    private static Panel clocks() {
        return new Panel(
                "Clocks and states",
                new Facts()
                        .fact("Running", clock("2026-11-20T15:15:00Z"))
                        .fact("Monday", clock("2026-11-23T09:00:00Z"))
                        .fact("Soon", clock("2026-11-20T13:45:00Z"))
                        .fact("Overdue", clock("2026-11-20T10:15:00Z"))
                        .fact("Met", ClockBadge.met())
                        .fact("Missed", ClockBadge.missed(Duration.ofMinutes(95)))
                        .fact("Paused", ClockBadge.paused("lead on holiday"))
                        .fact("Stage", new StateTag("MQL"))
                        .fact("Ours", new StateTag("Ready for Sales", StateTag.Tone.ACTUAL))
                        .fact("Due", new StateTag("Verdict due", StateTag.Tone.DUE))
                        .fact("Late", new StateTag("Research late", StateTag.Tone.MISSED))
                        .fact("Company", ""));
    }

    static ClockBadge clock(String due) {
        var at = Instant.parse(due);
        return ClockBadge.due(at, at.minus(Duration.ofHours(1)), NOW, ZONE);
    }

    private static Panel timeline() {
        return new Panel(
                "Timeline",
                new Timeline()
                        .entry(
                                Glyph.DISPUTE,
                                "Disputed: no budget",
                                "Rita Rep",
                                "20 Nov 2026, 11:40",
                                new Div("Budget is frozen until May."))
                        .entry(Glyph.HANDOFF, "Handed to Sales", "Routing", "19 Nov 2026, 09:00")
                        .entry(Glyph.DEFINITION, "Qualified as SQL", "SQL, version 3", "19 Nov 2026, 09:00")
                        .entry(Glyph.LEAD, "Became a lead", "Webinar", "2 Nov 2026, 16:20"));
    }

    private Panel table() {
        var grid = new Grid<String>();
        grid.addColumn(name -> name).setHeader("Lead").setAutoWidth(true);
        grid.addComponentColumn(name -> new StateTag("SQL")).setHeader("Stage").setAutoWidth(true);
        var why = grid.addColumn(name -> "24 visits, 2 downloads")
                .setHeader("Why")
                .setFlexGrow(2);
        grid.addComponentColumn(name -> clock("2026-11-20T13:45:00Z"))
                .setHeader("Clock")
                .setAutoWidth(true);
        grid.addColumn(name -> "12,400 EUR")
                .setHeader("Value")
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END);
        Narrow.leavesOut(grid, why);
        grid.setItems("Ada Lovelace", "Grace Hopper", "Mary Jackson");
        grid.setAllRowsVisible(true);
        var split = new ListAndPanel(grid, grid::deselectAll);
        grid.addItemClickListener(click -> split.show(close -> {
            var panel = new SidePanel(click.getItem(), close);
            panel.add(new Facts().fact("Company", "Acme").fact("Owner", "Rita Rep"));
            return panel.actions(primary("Accept"), new Button("Dispute"));
        }));
        split.setHeight("320px");
        add(new Keys("Handoffs")
                .on("j", "Next handoff", () -> Notice.done("Next"))
                .on("u", "Undo", () -> Notice.undoable("Accepted Ada Lovelace", () -> Notice.done("Undone")))
                .on("r", "Refuse", () -> Notice.refused("Taken by Jo Smith a minute ago"))
                .on("Enter", "Open", () -> Notice.done("Open")));
        return new Panel("Queue", split).flush();
    }

    private static Panel forms() {
        var name = new TextField("Name");
        name.setRequired(true);
        var bad = new TextField("E-mail");
        bad.setInvalid(true);
        bad.setErrorMessage("Enter an e-mail address, such as ada@example.org.");
        var area = new TextArea("Note");
        area.setHelperText("What the next person must know.");
        var row = new Div(
                name,
                bad,
                area,
                new Button(
                        "Ask",
                        click -> Confirmation.ask(
                                "Revoke this token?",
                                "Programs that use it are refused at once.",
                                "Revoke",
                                () -> {})));
        row.addClassName("accord-actions");
        return new Panel(
                "Forms",
                row,
                new DataTable("Deals by quarter")
                        .column("Quarter")
                        .numbers("Won, EUR")
                        .numbers("Win rate")
                        .row("Q1 2017", "1,134,672", "82.07 %")
                        .row("Q2 2017", "3,086,111", "61.71 %"),
                new Skeleton(3));
    }

    private static Panel empty() {
        return new Panel(
                "Disputes",
                new EmptyState(
                        "No dispute waits for research",
                        "When sales says that a lead is not ready, it appears here.",
                        new Button("Open the handoffs")));
    }

    private static BigDecimal amount(long amount) {
        return BigDecimal.valueOf(amount);
    }
}
