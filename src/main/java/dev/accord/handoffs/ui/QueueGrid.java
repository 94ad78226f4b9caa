package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.HandoffState;
import dev.accord.handoffs.QueueItem;
import dev.accord.shared.Id;
import dev.accord.ui.ClockBadge;
import dev.accord.ui.FigureText;
import dev.accord.ui.Narrow;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The open offers of one tab in the order of their clocks. It knows which row stands where, so that keys can move. */
final class QueueGrid extends Grid<QueueItem> {

    private static final int PAGE = 30;

    private final HandoffQueue queue;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<Id, Integer> places = new HashMap<>();
    /** Rows that others answered while they were in sight. */
    private final Map<Id, QueueItem> gone = new HashMap<>();

    private final Column<QueueItem> next;

    private HandoffQueue.Tab tab = HandoffQueue.Tab.ALL;
    private long size;

    QueueGrid(HandoffQueue queue, Clock clock, ZoneId zone, SerializableConsumer<QueueItem> opened) {
        super(PAGE);
        this.queue = queue;
        this.clock = clock;
        this.zone = zone;
        addComponentColumn(this::who).setHeader("Lead").setFlexGrow(2).setWidth("190px");
        Column<QueueItem> why = addComponentColumn(QueueGrid::why)
                .setHeader("Why it qualified")
                .setFlexGrow(3)
                .setWidth("200px");
        next = addComponentColumn(QueueGrid::next)
                .setHeader("What happens next")
                .setFlexGrow(3)
                .setWidth("200px");
        Column<QueueItem> due = addComponentColumn(this::clock)
                .setHeader("Clock")
                .setFlexGrow(0)
                .setWidth("170px");
        Narrow.leavesOut(this, why, due);
        setAriaLabel("Handoffs that wait for an answer");
        addThemeVariants(GridVariant.NO_BORDER);
        setSizeFull();
        ((GridSingleSelectionModel<QueueItem>) setSelectionMode(SelectionMode.SINGLE)).setDeselectAllowed(false);
        setItems(new CallbackDataProvider<QueueItem, Void>(this::fetch, query -> (int) size, QueueItem::id));
        addItemClickListener(click -> opened.accept(click.getItem()));
    }

    /** Shows a tab, or shows it anew. */
    void show(HandoffQueue.Tab wanted, long rows) {
        tab = wanted;
        size = rows;
        places.clear();
        gone.clear();
        getDataProvider().refreshAll();
    }

    private Stream<QueueItem> fetch(Query<QueueItem, Void> query) {
        List<QueueItem> rows = new ArrayList<>(queue.open(tab, query.getOffset(), query.getLimit()));
        for (int row = 0; row < rows.size(); row++) {
            places.put(rows.get(row).id(), query.getOffset() + row);
        }
        return rows.stream();
    }

    Optional<QueueItem> selected() {
        return getSelectedItems().stream().findFirst();
    }

    /** Where the selected row stands; one before the first where none is. */
    int place() {
        return selected().map(item -> places.getOrDefault(item.id(), -1)).orElse(-1);
    }

    /** Selects the row at that place, or the last one before it; empty where there is none. */
    Optional<QueueItem> choose(int place) {
        int within = Math.clamp(place, 0, Math.max(0, (int) size - 1));
        Optional<QueueItem> row = queue.open(tab, within, 1).stream().findFirst();
        row.ifPresentOrElse(
                item -> {
                    places.put(item.id(), within);
                    select(item);
                    scrollToIndex(within);
                },
                this::deselectAll);
        return row;
    }

    boolean shows(Id handoff) {
        return places.containsKey(handoff);
    }

    /** Lets a row say that it was answered, and by whom; it leaves with the next showing. */
    void mark(QueueItem answered) {
        gone.put(answered.id(), answered);
        getDataProvider().refreshItem(answered);
    }

    /** Leaves out what the panel beside the list says, too. */
    void shareRoom(boolean panelIsOpen) {
        next.setVisible(!panelIsOpen);
    }

    private Component who(QueueItem item) {
        Div cell = twoLines(item.leadName(), item.company() == null ? FigureText.NONE : item.company());
        Div small = new Div(clock(item), new Span(item.why()));
        small.addClassName("accord-narrow-only");
        cell.add(small);
        return cell;
    }

    private static Component why(QueueItem item) {
        Div cell = twoLines(item.why(), "");
        cell.add(Packet.of(item));
        return cell;
    }

    private static Component next(QueueItem item) {
        Div cell = twoLines(item.instruction(), item.responsible());
        cell.getElement().setAttribute("title", item.instruction());
        return cell;
    }

    private Component clock(QueueItem row) {
        QueueItem item = gone.getOrDefault(row.id(), row);
        return item.state() == HandoffState.OFFERED
                ? ClockBadge.due(item.dueAt(), item.warnAt(), clock.instant(), zone)
                : Packet.answered(item);
    }

    private static Div twoLines(String first, String second) {
        Span strong = new Span(first);
        Div cell = new Div(strong);
        cell.addClassName("accord-two");
        if (!second.isEmpty()) {
            Span quiet = new Span(second);
            quiet.addClassName("accord-secondary");
            cell.add(quiet);
        }
        return cell;
    }
}
