package dev.accord.metrics.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.accord.metrics.SumCard;
import dev.accord.metrics.Sums;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** The sums from which figures are read: since when, how far they are where they are being built, and building them anew. */
@Route(value = "admin/sums", layout = MainLayout.class)
@PageTitle("Sums · Accord")
@Menu(title = "Sums", icon = "metric", order = 927)
@RolesAllowed("ADMIN")
class SumsView extends Screen {

    private static final int POLL_MILLIS = 2_000;

    private final Sums sums;
    private final ZoneId zone;
    private final Panel panel = new Panel("Kept of figures");
    private Optional<Registration> polling = Optional.empty();

    SumsView(Sums sums, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Sums");
        this.sums = sums;
        this.zone = zone;
        header().setLine("Figures are read from these sums by day; until one is built, the history answers");
        header().add(new Button("Build anew", click -> ask()));
        add(panel);
    }

    private void ask() {
        Confirmation.ask(
                "Build all sums anew?",
                "Everything is counted again from the history. Figures stay right meanwhile, but take longer to read.",
                "Build anew",
                () -> {
                    if (Attempt.succeeds(sums::buildAnew)) {
                        list();
                        getUI().ifPresent(this::follow);
                    }
                });
    }

    /** @return whether some are not built yet */
    private boolean list() {
        List<SumCard> all = sums.all();
        long built = all.stream().filter(sum -> sum.builtAt().isPresent()).count();
        DataTable table = new DataTable("Kept of figures")
                .column("Figure")
                .column("State")
                .column("Since, or up to");
        all.forEach(sum -> table.row(new Span(sum.name()), state(sum), new Span(moment(sum))));
        panel.removeAll();
        ProgressBar bar = new ProgressBar(0, Math.max(1, all.size()), built);
        bar.getElement().setAttribute("aria-label", "Sums that are built");
        panel.add(new Paragraph("%d of %d are built.".formatted(built, all.size())), bar, new Wide("Sums", table));
        return built < all.size();
    }

    private static StateTag state(SumCard sum) {
        if (sum.builtAt().isPresent()) {
            return new StateTag("Built", StateTag.Tone.ACTUAL);
        }
        return sum.countedTo().isPresent()
                ? new StateTag("Being built", StateTag.Tone.DUE)
                : new StateTag("Waits", StateTag.Tone.NEUTRAL);
    }

    private String moment(SumCard sum) {
        return sum.builtAt()
                .map(at -> FigureText.moment(at, zone))
                .or(() -> sum.countedTo().map(day -> "counted to " + FigureText.day(day)))
                .orElse("");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        if (list()) {
            follow(attach.getUI());
        }
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        super.onDetach(detach);
        stop(detach.getUI());
    }

    private void follow(UI ui) {
        if (polling.isEmpty()) {
            ui.setPollInterval(POLL_MILLIS);
            polling = Optional.of(ui.addPollListener(poll -> {
                if (!list()) {
                    stop(ui);
                }
            }));
        }
    }

    private void stop(UI ui) {
        polling.ifPresent(listener -> {
            listener.remove();
            ui.setPollInterval(-1);
        });
        polling = Optional.empty();
    }
}
