package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.accord.leads.LeadCard;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.LeadList;
import dev.accord.leads.LeadOrder;
import dev.accord.ui.FigureText;
import dev.accord.ui.Narrow;
import dev.accord.ui.StateTag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads in rows, fetched as one scrolls; a row leads to its page. */
final class LeadGrid extends Grid<LeadCard> {

    private final ZoneId zone;
    private final Map<LeadColumn, Column<LeadCard>> columns = new EnumMap<>(LeadColumn.class);
    private final Column<LeadCard> who;

    private List<LeadColumn> shown = LeadColumn.USUAL;
    private boolean narrow;
    private LeadFilter filter = LeadFilter.ALL;
    private LeadOrder order = LeadOrder.NEWEST_FIRST;
    private int size;

    /** @param ordered hears of another order when somebody presses a heading */
    LeadGrid(LeadList list, ZoneId zone, SerializableConsumer<LeadOrder> ordered) {
        this.zone = zone;
        who = addComponentColumn(LeadGrid::who)
                .setHeader("Lead")
                .setFlexGrow(3)
                .setWidth("200px")
                .setSortable(true)
                .setKey(LeadOrder.By.NAME.key());
        for (LeadColumn column : LeadColumn.values()) {
            Column<LeadCard> added = addComponentColumn(lead -> cell(column, lead))
                    .setHeader(column.label())
                    .setWidth(column.width())
                    .setFlexGrow(1)
                    .setSortable(column.order().isPresent());
            column.order().ifPresent(by -> added.setKey(by.key()));
            columns.put(column, added);
        }
        show(LeadColumn.USUAL);
        Narrow.tells(this, isNarrow -> {
            narrow = isNarrow;
            show(shown);
        });
        setAriaLabel("Leads");
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("accord-panel");
        setSizeFull();
        setItems(new CallbackDataProvider<LeadCard, Void>(
                query -> list.page(filter, order, query.getOffset(), query.getLimit()).stream(),
                query -> size,
                LeadCard::id));
        addSortListener(event -> {
            if (event.isFromClient()) {
                ordered.accept(order(event.getSortOrder()));
            }
        });
        addItemClickListener(click -> UI.getCurrent()
                .navigate(
                        LeadView.class,
                        new RouteParameters("id", click.getItem().id().toString())));
    }

    /** Shows the leads that are wanted. @param count how many there are, as far as the list reaches */
    void show(LeadFilter wanted, LeadOrder by, int count) {
        filter = wanted;
        order = by;
        size = Math.min(count, LeadList.REACH);
        sort(columns()
                .filter(column -> by.by().key().equals(column.getKey()))
                .map(column -> new GridSortOrder<>(
                        column, by.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))
                .toList());
        getDataProvider().refreshAll();
    }

    /** Shows these columns, from left to right; on a phone only who it is. */
    void show(List<LeadColumn> wanted) {
        shown = List.copyOf(wanted);
        List<Column<LeadCard>> ordered = new ArrayList<>(List.of(who));
        wanted.forEach(column -> ordered.add(column(column)));
        columns.forEach((column, added) -> {
            added.setVisible(!narrow && wanted.contains(column));
            if (!wanted.contains(column)) {
                ordered.add(added);
            }
        });
        setColumnOrder(ordered);
    }

    List<LeadColumn> shown() {
        return shown;
    }

    private java.util.stream.Stream<Column<LeadCard>> columns() {
        return getColumns().stream();
    }

    private Column<LeadCard> column(LeadColumn column) {
        return java.util.Objects.requireNonNull(columns.get(column));
    }

    private static LeadOrder order(List<GridSortOrder<LeadCard>> wanted) {
        return wanted.stream()
                .findFirst()
                .map(by -> LeadOrder.of((by.getDirection() == SortDirection.DESCENDING ? "-" : "")
                        + by.getSorted().getKey()))
                .orElse(LeadOrder.NEWEST_FIRST);
    }

    private Component cell(LeadColumn column, LeadCard lead) {
        return switch (column) {
            case STAGE -> new StateTag(lead.stageLabel());
            case SINCE -> text(day(lead.stageSince()));
            case CHANNEL -> twoLines(lead.channel(), lead.campaign());
            case OWNER -> text(lead.ownerName());
            case CREATED -> text(day(lead.createdAt()));
            case COMPANY -> text(lead.company());
            case TEAM -> text(lead.teamName());
            case SEGMENT -> text(lead.segment());
            case COUNTRY -> text(lead.country());
            case EMAIL -> text(lead.email());
            case JOB_TITLE -> text(lead.jobTitle());
            case SOURCE -> twoLines(lead.source(), lead.externalId());
            case DISQUALIFIED -> text(lead.disqualifiedReason());
        };
    }

    /** The link fills its cell, so that it is as easy to hit as the row. */
    private static Component who(LeadCard lead) {
        Span name = new Span(lead.name());
        name.addClassName("accord-row-name");
        Span company = text(lead.company());
        company.addClassName("accord-secondary");
        Div stage = new Div(new StateTag(lead.stageLabel()));
        stage.addClassName("accord-narrow-only");
        RouterLink link = new RouterLink(
                "", LeadView.class, new RouteParameters("id", lead.id().toString()));
        link.addClassNames("accord-two", "accord-row-link");
        link.add(name, company, stage);
        return link;
    }

    private static Component twoLines(@Nullable String first, @Nullable String second) {
        Span below = text(second);
        below.addClassName("accord-secondary");
        Div cell = new Div(text(first), below);
        cell.addClassName("accord-two");
        return cell;
    }

    private static Span text(@Nullable String text) {
        return new Span(text == null ? FigureText.NONE : text);
    }

    private String day(@Nullable Instant at) {
        return FigureText.orNone(Optional.ofNullable(at), each -> FigureText.day(each, zone));
    }
}
