package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.Command;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.LeadBook;
import dev.accord.shared.Id;
import dev.accord.ui.ListAndPanel;
import java.io.Serializable;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** The queue with one offer opened beside it, or none. */
final class OfferDesk implements Serializable {

    private final LeadBook leads;
    private final QueueRights rights;
    private final OfferExtras extras;
    private final Clock clock;
    private final ZoneId zone;
    private final ListAndPanel split;

    private Optional<QueueItem> opened = Optional.empty();
    private Optional<OfferPanel> panel = Optional.empty();

    /** @param closed hears of it when the person closes the offer */
    OfferDesk(
            Component list,
            LeadBook leads,
            QueueRights rights,
            OfferExtras extras,
            Clock clock,
            ZoneId zone,
            Command closed) {
        this.leads = leads;
        this.rights = rights;
        this.extras = extras;
        this.clock = clock;
        this.zone = zone;
        split = new ListAndPanel(list, closed);
    }

    Component layout() {
        return split;
    }

    Optional<QueueItem> opened() {
        return opened;
    }

    boolean shows(Id handoff) {
        return opened.filter(item -> item.id().equals(handoff)).isPresent();
    }

    void show(QueueItem item, Command accept, Command dispute) {
        OfferPanel offer = new OfferPanel(
                item, leads.card(item.leadId()), leads.timeline(item.leadId()), extras.of(item), clock.instant(), zone);
        opened = Optional.of(item);
        panel = Optional.of(offer);
        split.show(close -> offer.in(close, rights.mayAnswer(item), accept, dispute));
    }

    void clear() {
        opened = Optional.empty();
        panel = Optional.empty();
        split.hide();
    }

    void takeFocus() {
        panel.ifPresent(OfferPanel::takeFocus);
    }
}
