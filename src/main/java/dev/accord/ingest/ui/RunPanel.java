package dev.accord.ingest.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import dev.accord.ingest.EverythingImports;
import dev.accord.ingest.ImportRun;
import dev.accord.ingest.ImportRun.RowError;
import dev.accord.ingest.ImportRun.State;
import dev.accord.ingest.Imports;
import dev.accord.shared.Id;
import dev.accord.ui.DataTable;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import dev.accord.ui.StateTag;
import java.util.Optional;

/** Follows one import while it runs, and tells what became of its rows. */
final class RunPanel extends Div {

    private static final int POLL_MILLIS = 500;
    private static final int SHOWN = 20;

    private final Imports imports;
    private final Id id;
    private final Command ended;
    private Optional<ImportRun> shown = Optional.empty();
    private Optional<Registration> polling = Optional.empty();

    RunPanel(Imports imports, Id id, Command ended) {
        this.imports = imports;
        this.id = id;
        this.ended = ended;
        addClassName("accord-stack");
        getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        ImportRun now = imports.report(id);
        show(now);
        if (now.state() != State.RUNNING) {
            ended.execute();
            return;
        }
        attach.getUI().setPollInterval(POLL_MILLIS);
        polling = Optional.of(attach.getUI().addPollListener(poll -> {
            ImportRun run = imports.report(id);
            show(run);
            if (run.state() != State.RUNNING) {
                stopPolling(poll.getSource());
                ended.execute();
            }
        }));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        stopPolling(detach.getUI());
    }

    private void stopPolling(UI ui) {
        polling.ifPresent(Registration::remove);
        polling = Optional.empty();
        ui.setPollInterval(-1);
    }

    private void show(ImportRun run) {
        if (shown.filter(run::equals).isPresent()) {
            return; // nothing new to be read out
        }
        shown = Optional.of(run);
        removeAll();
        add(new Facts()
                .fact("State", tag(run))
                .fact("Rows", FigureText.count(run.rows()))
                .fact(run.dryRun() ? "Would be created" : "Created", FigureText.count(run.created()))
                .fact(run.dryRun() ? "Would be changed" : "Changed", FigureText.count(run.updated()))
                .fact("Unchanged", FigureText.count(run.unchanged()))
                .fact("Rejected", FigureText.count(run.rejected())));
        if (run.state() == State.RUNNING) {
            ProgressBar bar = new ProgressBar();
            bar.setIndeterminate(true);
            add(bar);
            // everything comes in as one, so that it can only be waited for
            if (!run.kind().equals(EverythingImports.KIND)) {
                add(new Button("Cancel", click -> imports.cancel(id)));
            }
        }
        Optional.ofNullable(run.failure()).ifPresent(why -> add(new Paragraph(why)));
        if (!run.errors().isEmpty()) {
            add(rejects(run), new RejectsLink(imports, id, run.rejected()));
        }
    }

    private static Div rejects(ImportRun run) {
        DataTable table =
                new DataTable("Rejected rows").numbers("Row").column("Column").column("Why");
        for (RowError error : run.errors().stream().limit(SHOWN).toList()) {
            table.row(
                    FigureText.count(error.row()),
                    Optional.ofNullable(error.column()).orElse(FigureText.NONE),
                    error.message());
        }
        Div scroll = new Div(table);
        scroll.addClassName("accord-scroll");
        if (run.rejected() > SHOWN) {
            Span more = new Span("And " + FigureText.count(run.rejected() - SHOWN) + " more.");
            more.addClassName("accord-secondary");
            scroll.add(more);
        }
        return scroll;
    }

    static StateTag tag(ImportRun run) {
        return switch (run.state()) {
            case RUNNING -> new StateTag("Running", StateTag.Tone.DUE);
            case DONE -> new StateTag(run.dryRun() ? "Tried out" : "Done", StateTag.Tone.ACTUAL);
            case FAILED -> new StateTag("Broke off", StateTag.Tone.MISSED);
        };
    }
}
