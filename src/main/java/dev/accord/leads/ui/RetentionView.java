package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.leads.Retention;
import dev.accord.leads.RetentionPeriod;
import dev.accord.ui.Attempt;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** For how long people with whom nothing happens any more are remembered. */
@Route(value = "admin/retention", layout = MainLayout.class)
@PageTitle("Retention · Accord")
@Menu(title = "Retention", icon = "settings", order = 955)
@RolesAllowed("ADMIN")
class RetentionView extends Screen {

    private final Retention retention;
    private final Panel panel = new Panel("Stages").flush();

    RetentionView(Retention retention) {
        super("Retention");
        this.retention = retention;
        header().setLine("How long people are remembered with whom nothing happens any more");
        panel.actions(new Anchor("admin/timetable", "When it runs"));
        add(
                new Paragraph("Once a day, people are forgotten who have stood in a stage for longer than its period,"
                        + " and with whom nothing was done in that time. Their leads stay without a name, and with them"
                        + " every figure. Whoever has an open deal, offer or dispute is kept."),
                panel);
        list();
    }

    private void list() {
        panel.removeAll();
        DataTable table = new DataTable("Stages")
                .column("Stage")
                .numbers("Leads")
                .column("Remembered")
                .numbers("To be forgotten")
                .column("Action");
        retention
                .periods()
                .forEach(period -> table.row(
                        new Span(period.label()),
                        new Span(FigureText.count(period.leads())),
                        new Span(period.limit().map(RetentionView::months).orElse("For ever")),
                        new Span(period.limit().isPresent() ? FigureText.count(period.due()) : FigureText.NONE),
                        change(period)));
        panel.add(new Wide("Stages and for how long people in them are remembered", table));
    }

    static String months(int months) {
        return months == 1 ? "1 month" : months + " months";
    }

    private Component change(RetentionPeriod period) {
        Button button =
                new Button("Change", click -> new RetentionDialog(period, months -> remember(period, months)).open());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("Change for how long people in " + period.label() + " are remembered");
        return button;
    }

    private boolean remember(RetentionPeriod period, Optional<Integer> months) {
        return Attempt.succeeds(() -> {
            retention.remember(period.stage().key(), months);
            list();
        });
    }
}
