package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.leads.Pipeline;
import dev.accord.leads.PipelineStep;
import dev.accord.ui.Attempt;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How likely a deal in each step of the pipeline is won: as history tells, or as set by hand. */
@Route(value = "admin/pipeline", layout = MainLayout.class)
@PageTitle("Pipeline · Accord")
@Menu(title = "Pipeline", icon = "settings", order = 950)
@RolesAllowed("ADMIN")
class PipelineView extends Screen {

    private final Pipeline pipeline;
    private final Panel panel = new Panel("Steps of open deals").flush();

    PipelineView(Pipeline pipeline) {
        super("Pipeline");
        this.pipeline = pipeline;
        header().setLine("The probabilities behind the weighted pipeline");
        panel.actions(new Anchor("figures/weighted-pipeline?by=stage", "Weighted pipeline by step"));
        add(panel);
        list();
    }

    private void list() {
        panel.removeAll();
        List<PipelineStep> steps = pipeline.steps();
        if (steps.isEmpty()) {
            panel.add(new EmptyState(
                    "No step yet", "Steps come with the deals that are imported, in the words of their source."));
            return;
        }
        DataTable table = new DataTable("Steps")
                .column("Step")
                .numbers("Open deals")
                .numbers("Probability")
                .column("Action");
        steps.forEach(step -> table.row(
                new Span(step.name()),
                new Span(FigureText.count(step.deals())),
                new Span(step.setByHand()
                        .map(share -> FigureText.percent(share, 2))
                        .orElse("As history tells")),
                change(step)));
        panel.add(new Wide("Steps and their probabilities", table));
    }

    private Component change(PipelineStep step) {
        Button button = new Button("Change", click -> new ProbabilityDialog(step, share -> expect(step, share)).open());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("Change the probability of " + step.name());
        return button;
    }

    private boolean expect(PipelineStep step, Optional<BigDecimal> share) {
        return Attempt.succeeds(() -> {
            pipeline.expect(step.name(), share);
            list();
        });
    }
}
