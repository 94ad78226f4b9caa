package dev.accord.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened against what was planned, over time, with marks for what changed. Under the chart the same numbers
 * stand as a table that opens on demand, for those who read by ear or by key.
 *
 * {@snippet :
 * new TrendChart("Revenue won, Q4 2026", "EUR", "1,318,000 EUR won by 22 Nov, 72,000 behind plan")
 *         .actual("Won", wonByDay)
 *         .plan("Plan", planByDay)
 *         .mark(LocalDate.of(2026, 11, 3), "SQL v3");
 * }
 */
public final class TrendChart extends Div {

    private enum Kind {
        ACTUAL,
        PLAN
    }

    private record Series(String name, Kind kind, List<TrendPoint> points) implements Serializable {}

    private record Mark(LocalDate day, String label) implements Serializable {}

    private final String title;
    private final String unit;
    private final Canvas canvas = new Canvas();
    private final List<Series> series = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final NativeDetails details = new NativeDetails();

    /**
     * @param title what the chart shows
     * @param unit the unit of every value, such as "EUR" or "%", or an empty text for plain counts
     * @param summary what a reader should take from it, in a sentence
     */
    public TrendChart(String title, String unit, String summary) {
        this.title = title;
        this.unit = unit;
        addClassName("accord-trend");
        canvas.getElement().setAttribute("role", "img");
        canvas.getElement().setAttribute("aria-label", title + ". " + summary);
        canvas.getElement().setProperty("unit", unit);
        add(canvas);
    }

    /** Adds a line of what happened, in our colour. */
    public TrendChart actual(String name, List<TrendPoint> points) {
        series.add(new Series(name, Kind.ACTUAL, List.copyOf(points)));
        return this;
    }

    /** Adds a line of what was planned, grey and dashed. */
    public TrendChart plan(String name, List<TrendPoint> points) {
        series.add(new Series(name, Kind.PLAN, List.copyOf(points)));
        return this;
    }

    /** Marks a day on which something changed, such as a play or a new version of a definition. */
    public TrendChart mark(LocalDate day, String label) {
        marks.add(new Mark(day, label));
        return this;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        draw();
    }

    /** Draws what the other would draw, in place: an open table stays open. Nothing is touched where that is the same. */
    public void become(TrendChart other) {
        canvas.getElement().setAttribute("aria-label", other.canvas.getElement().getAttribute("aria-label"));
        if (series.equals(other.series) && marks.equals(other.marks)) {
            return;
        }
        var marksMove = !marks.equals(other.marks);
        series.clear();
        series.addAll(other.series);
        marks.clear();
        marks.addAll(other.marks);
        if (marksMove) {
            draw();
        } else {
            canvas.getElement().setPropertyJson("option", option());
            details.setContent(table());
        }
    }

    private void draw() {
        canvas.getElement().setPropertyJson("option", option());
        removeAll();
        add(canvas);
        if (!marks.isEmpty()) {
            add(markList());
        }
        details.setSummaryText("Show as table");
        details.addClassName("accord-trend-details");
        details.setContent(table());
        var below = new Div(details, savings());
        below.addClassName("accord-trend-below");
        add(below);
    }

    /** The chart as a picture, drawn by the browser in the colours that it has there. */
    private Component savings() {
        var actions = new Div();
        actions.addClassName("accord-actions");
        for (var format : List.of("PNG", "SVG")) {
            var save = new Button(
                    format,
                    click -> canvas.getElement().callJsFunction("save", format.toLowerCase(Locale.ROOT), title));
            save.addThemeVariants(ButtonVariant.TERTIARY);
            save.setAriaLabel("Save the chart as " + format);
            actions.add(save);
        }
        return actions;
    }

    /** What the chart draws; package-private for its test. */
    ObjectNode option() {
        var json = JsonNodeFactory.instance;
        var option = json.objectNode();
        option.putObject("grid")
                .put("left", 8)
                .put("right", 16)
                .put("top", marks.isEmpty() ? 24 : 36)
                .put("bottom", 4)
                .put("outerBoundsMode", "same");
        var legend = option.putObject("legend")
                .put("right", 0)
                .put("top", 0)
                .put("itemWidth", 18)
                .put("itemHeight", 8)
                .put("selectedMode", false);
        legend.putObject("itemStyle").put("opacity", 0);
        legend.putObject("textStyle").put("color", "var(--accord-text-quiet)");
        tooltip(option.putObject("tooltip"));
        var x = option.putObject("xAxis").put("type", "time");
        x.putObject("axisLine").putObject("lineStyle").put("color", "var(--accord-line)");
        x.putObject("axisTick").put("show", false);
        x.putObject("axisLabel")
                .put("color", "var(--accord-text-quiet)")
                .put("hideOverlap", true)
                .putObject("formatter")
                .put("year", "{yyyy}")
                .put("month", "{MMM}")
                .put("day", "{d} {MMM}");
        var y = option.putObject("yAxis")
                .put("type", "value")
                .put("splitNumber", 4)
                .put("name", unit)
                .put("nameGap", 10);
        y.putObject("nameTextStyle").put("color", "var(--accord-text-quiet)").put("align", "right");
        y.putObject("splitLine").putObject("lineStyle").put("color", "var(--accord-line)");
        y.putObject("axisLabel").put("color", "var(--accord-text-quiet)");
        var list = option.putArray("series");
        for (int index = 0; index < series.size(); index++) {
            list.add(line(series.get(index), index == 0));
        }
        return option;
    }

    private static void tooltip(ObjectNode tooltip) {
        tooltip.put("trigger", "axis")
                .put("backgroundColor", "var(--accord-raised)")
                .put("borderColor", "var(--accord-line)")
                .put("confine", true);
        tooltip.putObject("textStyle").put("color", "var(--accord-text)").put("fontSize", 12);
        tooltip.putObject("axisPointer").putObject("lineStyle").put("color", "var(--accord-plan)");
    }

    private ObjectNode line(Series each, boolean first) {
        var colour = each.kind() == Kind.ACTUAL ? "var(--accord-actual)" : "var(--accord-plan)";
        var line = JsonNodeFactory.instance.objectNode();
        line.put("type", "line").put("name", each.name()).put("symbol", "none");
        line.put("z", each.kind() == Kind.ACTUAL ? 3 : 2);
        line.putObject("lineStyle")
                .put("color", colour)
                .put("width", each.kind() == Kind.ACTUAL ? 2 : 1.5)
                .put("type", each.kind() == Kind.ACTUAL ? "solid" : "dashed");
        line.putObject("itemStyle").put("color", colour);
        var data = line.putArray("data");
        for (var point : each.points()) {
            data.addArray().add(point.day().toString()).add(point.value());
        }
        if (first && !marks.isEmpty()) {
            line.set("markLine", markLine());
        }
        return line;
    }

    private ObjectNode markLine() {
        var markLine = JsonNodeFactory.instance.objectNode();
        markLine.put("silent", true).putArray("symbol").add("none").add("none");
        markLine.putObject("lineStyle")
                .put("color", "var(--accord-text-quiet)")
                .put("width", 1)
                .put("type", "dotted");
        markLine.putObject("label")
                .put("color", "var(--accord-text-quiet)")
                .put("formatter", "{b}")
                .put("fontSize", 11);
        var data = markLine.putArray("data");
        for (var mark : marks) {
            // in two lines, as the names of neighbours would lie over each other
            int line = data.size() % 2;
            data.addObject()
                    .put("name", mark.label())
                    .put("xAxis", mark.day().toString())
                    .putObject("label")
                    .put("distance", 4 + line * 13);
        }
        return markLine;
    }

    /** Where the chart is too narrow for their names, the marks bear numbers that this list explains. */
    private OrderedList markList() {
        var list = new OrderedList();
        list.addClassName("accord-trend-marks");
        marks.forEach(mark -> list.add(new ListItem("%s: %s".formatted(FigureText.day(mark.day()), mark.label()))));
        return list;
    }

    private Component table() {
        var table = new DataTable(title).column("Day");
        series.forEach(each -> table.numbers(unit.isEmpty() ? each.name() : each.name() + ", " + unit));
        var marked = !marks.isEmpty();
        if (marked) {
            table.column("Mark");
        }
        var days = new TreeSet<LocalDate>();
        series.forEach(each -> each.points().forEach(point -> days.add(point.day())));
        marks.forEach(mark -> days.add(mark.day()));
        for (var day : days) {
            var cells = new ArrayList<String>();
            cells.add(FigureText.day(day));
            series.forEach(each -> cells.add(value(each, day)));
            if (marked) {
                cells.add(String.join(
                        ", ",
                        marks.stream()
                                .filter(mark -> mark.day().equals(day))
                                .map(Mark::label)
                                .toList()));
            }
            table.row(cells.toArray(String[]::new));
        }
        return new Tall(title, table);
    }

    private static String value(Series series, LocalDate day) {
        return series.points().stream()
                .filter(point -> point.day().equals(day))
                .findFirst()
                .map(point -> FigureText.decimal(BigDecimal.valueOf(point.value()), 2))
                .orElse(FigureText.NONE);
    }

    @Tag("accord-chart")
    @NpmPackage(value = "echarts", version = "6.1.0")
    @JsModule("./accord-chart.ts")
    private static final class Canvas extends Component {}
}
