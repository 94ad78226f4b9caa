package dev.accord.handoffs.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.accord.handoffs.Causes;
import dev.accord.handoffs.Decided;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.ManyOffers;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.Activities;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadList;
import dev.accord.leads.SavedFilters;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.shared.Id;
import dev.accord.ui.Glyph;
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

    /** However much happens, a list is read anew once in that time. */
    private static final Duration CALM = Duration.ofSeconds(1);

    private final HandoffQueue queue;
    private final QueueNews news;
    private final QueueRights rights;
    private final QueueChoice choice;
    private final QueueWork work;
    private final MarkedOffers marked;
    private final QueueGrid grid;
    private final OfferDesk desk;

    private Registration reading = () -> {};
    private boolean reloads;

    HandoffQueueView(
            HandoffQueue queue,
            Handoffs handoffs,
            ManyOffers many,
            Causes causes,
            LeadBook leads,
            LeadList list,
            Activities activities,
            SavedFilters filters,
            QueueNews news,
            Directory directory,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Handoffs");
        this.queue = queue;
        this.news = news;
        rights = new QueueRights(acting.now());
        choice = new QueueChoice(filters, list, directory.everybody(), this::found);
        marked = new MarkedOffers(this::acceptMarked, this::backToTheList);
        grid = new QueueGrid(queue, marked, rights.answers(), clock, zone, this::open, this::arriveAt);
        OfferExtras extras = new OfferExtras(handoffs, directory, rights, clock, zone, this::changed);
        desk = new OfferDesk(grid, leads, rights, extras, clock, zone, this::closed);
        work = new QueueWork(
                new Answers(handoffs, many, queue, this::goOn),
                new Contacts(activities, this::logged),
                extras,
                causes,
                marked,
                () -> desk.opened().or(grid::selected),
                this::goOn);
        fillHeight();
        header().add(
                        QueueTexts.keys(rights.answers()),
                        new Button("Filter", Glyph.SEARCH.icon(), click -> choice.fold()),
                        new Button("Saved filters", click -> choice.openSaved()));
        add(choice, marked, desk.layout(), keys());
    }

    private Keys keys() {
        Keys keys = new Keys("Handoffs")
                .on("j", "Next handoff", () -> move(1))
                .on("ArrowDown", "Next handoff", () -> move(1))
                .on("k", "Previous handoff", () -> move(-1))
                .on("ArrowUp", "Previous handoff", () -> move(-1))
                .on("Enter", "Open", () -> grid.selected().ifPresent(this::open))
                .on("Escape", "Close", this::close)
                .on("f", "Filter", choice::fold);
        return rights.answers() ? work.bind(keys) : keys;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters address = event.getLocation().getQueryParameters();
        Optional<QueueItem> wanted =
                address.getSingleParameter(QueueAddress.OPEN).flatMap(id -> QueueAddress.item(queue, id));
        choice.read(address, () -> wanted.map(rights::tabOf).orElseGet(rights::homeTab));
        grid.deselectAll();
        marked.clear();
        reload();
        wanted.ifPresentOrElse(this::show, this::hide);
    }

    private void found() {
        reload();
        remember();
    }

    private void reload() {
        HandoffQueue.Counts counts = queue.counts();
        header().setLine(QueueTexts.line(counts));
        grid.setEmptyStateComponent(choice.nothing());
        grid.show(choice.tab(), choice.filter(), choice.count(queue, counts));
    }

    private void remember() {
        UI.getCurrent().getPage().getHistory().replaceState(null, choice.address(desk.opened()));
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
        desk.show(item, this::acceptOpened, work::dispute);
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

    /** The offer is another one, or its clock is. */
    private void changed(Id offer) {
        if (desk.opened().isPresent()) {
            reload();
            open(queue.item(offer));
        } else {
            goOn();
        }
    }

    private void logged(QueueItem item) {
        if (desk.shows(item.id())) {
            show(queue.item(item.id()));
        }
    }

    private void backToTheList() {
        grid.choose(Math.max(grid.place(), 0));
    }

    private void acceptMarked() {
        work.acceptMarked();
    }

    /** Whoever worked with the panel goes on with the panel of the next offer. */
    private void acceptOpened() {
        if (work.acceptOne()) {
            desk.takeFocus();
        }
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
    void hear(UI ui, List<Decided> told) {
        List<QueueItem> lost = told.stream()
                .filter(Decided::settles)
                .filter(decided -> !decided.by().equals(rights.who().person()))
                .map(Decided::handoff)
                .filter(handoff -> grid.shows(handoff) || desk.shows(handoff))
                .distinct()
                .map(queue::item)
                .toList();
        lost.forEach(grid::mark);
        lost.stream().filter(item -> desk.shows(item.id())).forEach(this::show);
        if (!reloads) {
            reloads = true;
            news.later(
                    lost.isEmpty() ? CALM : READING,
                    () -> ui.accessLater(this::readAnew, () -> {}).run());
        }
    }

    private void readAnew() {
        reloads = false;
        marked.drop(grid::isGone);
        reload();
    }
}
