package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.QueueFilter;
import dev.accord.handoffs.QueueItem;
import dev.accord.shared.Id;
import dev.accord.ui.Narrow;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The open offers of one tab in the order of their clocks. It knows which row stands where, so that keys can move. */
final class QueueGrid extends Grid<QueueItem> {

    private static final int PAGE = 30;

    private final HandoffQueue queue;
    private final OfferCells cells;
    private final Map<Id, Integer> places = new HashMap<>();
    /** Rows that others answered while they were in sight. */
    private final Map<Id, QueueItem> gone = new HashMap<>();

    /** Rows on which the focus was put from here: that they got it is no news. */
    private final Set<Id> focusing = new HashSet<>();

    private final Column<QueueItem> next;
    private final Column<QueueItem> packet;

    /** The cell of a row that takes the focus: not the one with the box, where Enter would go into it. */
    private final int cell;

    private boolean narrow;
    private boolean panelOpen;
    private HandoffQueue.Tab tab = HandoffQueue.Tab.ALL;
    private QueueFilter filter = QueueFilter.ALL;
    private long size;

    /**
     * @param marked what is chosen, by a box in each row
     * @param answers whether there is anything to choose for
     * @param opened hears of a click on a row
     * @param arrived hears of a row that got the focus
     */
    QueueGrid(
            HandoffQueue queue,
            MarkedOffers marked,
            boolean answers,
            Clock clock,
            ZoneId zone,
            SerializableConsumer<QueueItem> opened,
            SerializableConsumer<QueueItem> arrived) {
        super(PAGE);
        this.queue = queue;
        cell = answers ? 1 : 0;
        cells = new OfferCells(clock, zone);
        addComponentColumn(marked::box)
                .setHeader("")
                .setFlexGrow(0)
                .setWidth("56px")
                .setVisible(answers);
        marked.tell(item -> getDataProvider().refreshItem(item));
        addComponentColumn(cells::who).setHeader("Lead").setFlexGrow(2).setWidth("190px");
        Column<QueueItem> why = addComponentColumn(OfferCells::why)
                .setHeader("Why it qualified")
                .setFlexGrow(3)
                .setWidth("200px");
        next = addComponentColumn(OfferCells::next)
                .setHeader("What happens next")
                .setFlexGrow(3)
                .setWidth("200px");
        packet = addComponentColumn(PacketWords::of)
                .setHeader("Packet")
                .setFlexGrow(1)
                .setWidth("160px");
        Column<QueueItem> due = addComponentColumn(this::clock)
                .setHeader("Clock")
                .setFlexGrow(0)
                .setWidth("210px");
        Narrow.leavesOut(this, why, due);
        Narrow.tells(this, isNarrow -> {
            narrow = isNarrow;
            shareRoom();
        });
        setAriaLabel("Handoffs that wait for an answer");
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("accord-panel");
        setSizeFull();
        ((GridSingleSelectionModel<QueueItem>) setSelectionMode(SelectionMode.SINGLE)).setDeselectAllowed(false);
        setItems(new CallbackDataProvider<QueueItem, Void>(this::fetch, query -> (int) size, QueueItem::id));
        addItemClickListener(click -> opened.accept(click.getItem()));
        // a dialog that closes gives the focus back to a row that may be gone with what was decided in it
        addCellFocusListener(focus -> focus.getItem()
                .filter(item -> !focusing.remove(item.id()) && shows(item.id()))
                .ifPresent(arrived::accept));
    }

    /** Shows a tab, or shows it anew. */
    void show(HandoffQueue.Tab wanted, QueueFilter narrowed, long rows) {
        tab = wanted;
        filter = narrowed;
        size = rows;
        places.clear();
        gone.clear();
        getDataProvider().refreshAll();
    }

    private Stream<QueueItem> fetch(Query<QueueItem, Void> query) {
        List<QueueItem> rows = new ArrayList<>(queue.open(tab, filter, query.getOffset(), query.getLimit()));
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
        Optional<QueueItem> row = queue.open(tab, filter, within, 1).stream().findFirst();
        row.ifPresentOrElse(
                item -> {
                    places.put(item.id(), within);
                    select(item);
                    focusRow(item, within);
                },
                this::deselectAll);
        return row;
    }

    /** The focus goes with the selection, so that a screen reader reads the row and the arrow keys go on from it. */
    private void focusRow(QueueItem item, int place) {
        focusing.add(item.id());
        scrollToIndex(place);
        getElement().executeJs("""
                requestAnimationFrame(() => {
                  const row = [...this.$.items.children].find((each) => each.index === $0);
                  row?.children[$1]?.focus();
                });
                """, place, cell);
    }

    boolean shows(Id handoff) {
        return places.containsKey(handoff);
    }

    /** Whether somebody else has answered it in front of the reader. */
    boolean isGone(Id handoff) {
        return gone.containsKey(handoff);
    }

    /** Lets a row say that it was answered, and by whom; it leaves with the next showing. */
    void mark(QueueItem answered) {
        gone.put(answered.id(), answered);
        getDataProvider().refreshItem(answered);
    }

    /** Leaves out what the panel beside the list says, too. */
    void shareRoom(boolean panelIsOpen) {
        if (panelOpen != panelIsOpen) {
            panelOpen = panelIsOpen;
            shareRoom();
            selected().ifPresent(item -> refocusRow(place()));
        }
    }

    /** A column that comes or goes takes the focus with it; where nothing else has got it since, it goes back. */
    private void refocusRow(int place) {
        getElement().executeJs("""
                setTimeout(() => {
                  if (document.activeElement === document.body) {
                    const row = [...this.$.items.children].find((each) => each.index === $0);
                    row?.children[$1]?.focus({ preventScroll: true });
                  }
                }, 100);
                """, place, cell);
    }

    private void shareRoom() {
        next.setVisible(!panelOpen && !narrow);
        packet.setVisible(!panelOpen && !narrow);
    }

    private Component clock(QueueItem row) {
        return cells.clock(gone.getOrDefault(row.id(), row));
    }
}
