package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.Command;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.QueueFilter;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.LeadList;
import dev.accord.leads.SavedFilters;
import dev.accord.people.PersonCard;
import dev.accord.ui.EmptyState;
import java.util.List;
import java.util.Optional;

/** What of the queue is shown: a tab and a filter, with the links and the fields by which one chooses. */
final class QueueChoice extends Div {

    private final QueueTabs tabs = new QueueTabs();
    private final SavedQueues saved;
    private final QueueSearch search;
    private final Command chosen;

    private HandoffQueue.Tab tab = HandoffQueue.Tab.ALL;
    private QueueFilter filter = QueueFilter.ALL;

    /** @param chosen runs when something else is looked for */
    QueueChoice(SavedFilters filters, LeadList leads, List<PersonCard> people, Command chosen) {
        this.chosen = chosen;
        saved = new SavedQueues(filters);
        search = new QueueSearch(leads, people, this::found);
        addClassName("accord-stack");
        add(tabs, saved, search);
    }

    /** @param otherwise the tab where the address names none */
    void read(QueryParameters address, SerializableSupplier<HandoffQueue.Tab> otherwise) {
        tab = address.getSingleParameter(QueueAddress.TAB)
                .flatMap(QueueAddress::tab)
                .orElseGet(otherwise);
        filter = QueueAddress.filter(address);
        search.read(filter);
        write();
    }

    private void found(QueueFilter wanted) {
        filter = wanted;
        write();
        chosen.execute();
    }

    private void write() {
        tabs.select(tab, filter);
        saved.show(QueueAddress.query(tab, filter));
    }

    HandoffQueue.Tab tab() {
        return tab;
    }

    QueueFilter filter() {
        return filter;
    }

    /** Shows how many there are on each tab. @return how many of the chosen one fit */
    long count(HandoffQueue queue, HandoffQueue.Counts counts) {
        tabs.count(counts);
        return wantsAll() ? QueueTabs.countOf(tab, counts) : queue.count(tab, filter);
    }

    private boolean wantsAll() {
        return filter.equals(QueueFilter.ALL);
    }

    EmptyState nothing() {
        return wantsAll() ? QueueTexts.nothing(tab) : QueueTexts.nothingFits();
    }

    Location address(Optional<QueueItem> opened) {
        return QueueAddress.of(tab, filter, opened);
    }

    void fold() {
        search.fold();
    }

    void openSaved() {
        saved.open();
    }
}
