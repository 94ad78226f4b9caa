package dev.accord.handoffs.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.accord.handoffs.Causes;
import dev.accord.handoffs.HandoffEvent;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.LeadBook;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.shared.Id;
import dev.accord.ui.Keys;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** What waits for an answer of sales: to be worked through from top to bottom, by mouse or by key. */
@Route(value = "handoffs", layout = MainLayout.class)
@PageTitle("Handoffs · Accord")
@Menu(title = "Handoffs", icon = "handoff", order = 20)
@PermitAll
class HandoffQueueView extends Screen implements BeforeEnterObserver {

    /** Long enough to read who took a row before it leaves. */
    private static final Duration READING = Duration.ofSeconds(4);

    private final HandoffQueue queue;
    private final Causes causes;
    private final Answers answers;
    private final QueueNews news;
    private final QueueRights rights;
    private final QueueTabs tabs = new QueueTabs();
    private final QueueGrid grid;
    private final OfferDesk desk;

    private HandoffQueue.Tab tab = HandoffQueue.Tab.ALL;
    private Registration reading = () -> {};

    HandoffQueueView(
            HandoffQueue queue,
            Handoffs handoffs,
            Causes causes,
            LeadBook leads,
            QueueNews news,
            Directory directory,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Handoffs");
        this.queue = queue;
        this.causes = causes;
        answers = new Answers(handoffs, queue);
        this.news = news;
        rights = new QueueRights(acting.now());
        grid = new QueueGrid(queue, clock, zone, this::open, this::arriveAt);
        OfferExtras extras = new OfferExtras(handoffs, directory, rights, this::changed);
        desk = new OfferDesk(grid, leads, rights, extras, clock, zone, this::closed);
        fillHeight();
        header().add(QueueTexts.keys(rights.answers()));
        add(tabs, desk.layout(), keys());
    }

    private Keys keys() {
        Keys keys = new Keys("Handoffs")
                .on("j", "Next handoff", () -> move(1))
                .on("ArrowDown", "Next handoff", () -> move(1))
                .on("k", "Previous handoff", () -> move(-1))
                .on("ArrowUp", "Previous handoff", () -> move(-1))
                .on("Enter", "Open", () -> grid.selected().ifPresent(this::open))
                .on("Escape", "Close", this::close);
        return rights.answers() ? keys.on("a", "Accept", () -> accept(false)).on("d", "Dispute", this::dispute) : keys;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters address = event.getLocation().getQueryParameters();
        Optional<QueueItem> wanted =
                address.getSingleParameter(QueueAddress.OPEN).flatMap(id -> QueueAddress.item(queue, id));
        tab = address.getSingleParameter(QueueAddress.TAB)
                .flatMap(QueueAddress::tab)
                .orElseGet(() -> wanted.map(rights::tabOf).orElseGet(rights::homeTab));
        tabs.select(tab);
        grid.deselectAll();
        reload();
        wanted.ifPresentOrElse(this::show, this::hide);
    }

    private void reload() {
        HandoffQueue.Counts counts = queue.counts();
        tabs.count(counts);
        header().setLine(QueueTexts.line(counts));
        grid.setEmptyStateComponent(QueueTexts.nothing(tab));
        grid.show(tab, QueueTabs.countOf(tab, counts));
    }

    private void remember() {
        UI.getCurrent().getPage().getHistory().replaceState(null, QueueAddress.of(tab, desk.opened()));
    }

    private void move(int by) {
        int from = grid.place();
        grid.choose(from < 0 ? 0 : from + by).ifPresent(this::arriveAt);
    }

    /** The panel, once open, follows the selection. */
    private void arriveAt(QueueItem item) {
        grid.select(item);
        if (desk.opened().isPresent() && !desk.shows(item.id())) {
            open(item);
        }
    }

    private void open(QueueItem item) {
        show(item);
        remember();
    }

    private void show(QueueItem item) {
        grid.select(item);
        grid.shareRoom(true);
        desk.show(item, () -> accept(true), this::dispute);
    }

    private void close() {
        if (desk.opened().isPresent()) {
            closed();
        }
    }

    private void closed() {
        hide();
        remember();
    }

    private void hide() {
        desk.clear();
        grid.shareRoom(false);
    }

    private void changed(Id offer) {
        reload();
        open(queue.item(offer));
    }

    private Optional<QueueItem> chosen() {
        return desk.opened().or(grid::selected);
    }

    /** @param byButton whoever worked with the panel goes on with the panel of the next offer */
    private void accept(boolean byButton) {
        chosen().filter(answers::accept).ifPresent(item -> {
            goOn();
            if (byButton) {
                desk.takeFocus();
            }
        });
    }

    private void dispute() {
        chosen().ifPresent(item -> new DisputeDialog(item.leadName(), causes.active(), (cause, note) -> {
                    boolean settled = answers.dispute(item, cause, note);
                    if (settled) {
                        goOn();
                    }
                    return settled;
                })
                .open());
    }

    /** The answered row leaves, and the next one takes its place. */
    private void goOn() {
        int place = grid.place();
        boolean panelWasOpen = desk.opened().isPresent();
        hide();
        reload();
        Optional<QueueItem> next = grid.choose(Math.max(place, 0));
        next.filter(row -> panelWasOpen).ifPresent(this::show);
        remember();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        reading =
                news.read(told -> ui.accessLater(() -> hear(ui, told), () -> {}).run());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        reading.remove();
        super.onDetach(event);
    }

    /** Rows that somebody else answered say so in front of the reader, and leave a little later. */
    void hear(UI ui, List<HandoffEvent> told) {
        List<QueueItem> lost = told.stream()
                .filter(HandoffEvent::settles)
                .filter(event -> !event.by().equals(rights.who().person()))
                .map(HandoffEvent::handoff)
                .filter(grid::shows)
                .distinct()
                .map(queue::item)
                .toList();
        if (lost.isEmpty()) {
            reload();
            return;
        }
        tabs.count(queue.counts());
        lost.forEach(grid::mark);
        lost.stream().filter(item -> desk.shows(item.id())).forEach(this::show);
        news.later(READING, () -> ui.accessLater(this::reload, () -> {}).run());
    }
}
