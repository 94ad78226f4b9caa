package dev.accord.timetable.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.timetable.JobCard;
import dev.accord.timetable.Timetable;
import dev.accord.ui.Attempt;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;

/** What the portal does by itself, when it did it last, what came of it, and when it does it next. */
@Route(value = "admin/timetable", layout = MainLayout.class)
@PageTitle("Timetable · Accord")
@Menu(title = "Timetable", icon = "clock", order = 925)
@RolesAllowed("ADMIN")
class TimetableView extends Screen {

    private final Timetable timetable;
    private final Clock clock;
    private final ZoneId zone;
    private final Panel panel = new Panel("Recurring work").flush();

    TimetableView(Timetable timetable, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Timetable");
        this.timetable = timetable;
        this.clock = clock;
        this.zone = zone;
        header().setLine("Each job runs once, on whichever node is free; what was missed is not made up for");
        header().add(new Button("Look again", click -> list()));
        add(panel);
        list();
    }

    private void list() {
        Instant now = clock.instant();
        DataTable table = new DataTable("Recurring work")
                .column("Job")
                .column("Every")
                .column("Last run")
                .column("Result")
                .column("Next run")
                .numbers("Runs")
                .column("Action");
        timetable
                .jobs()
                .forEach(job -> table.row(
                        name(job),
                        new Span(FigureText.duration(job.every())),
                        last(job),
                        result(job),
                        new Span(next(job, now)),
                        new Span(FigureText.count(job.runs())),
                        runNow(job)));
        panel.removeAll();
        panel.add(new Wide("Recurring work", table));
    }

    private static Component name(JobCard job) {
        return two(job.purpose(), job.key());
    }

    private Component last(JobCard job) {
        return two(
                FigureText.orNone(job.lastBegan(), at -> FigureText.moment(at, zone)),
                job.lastTook().map(took -> "took " + took.toMillis() + " ms").orElse(""));
    }

    private static Component result(JobCard job) {
        if (job.runningOn().isPresent()) {
            return new StateTag("Running on " + job.runningOn().get(), StateTag.Tone.ACTUAL);
        }
        if (job.failure().isPresent()) {
            Div failed = new Div(
                    new StateTag("Failed", StateTag.Tone.MISSED),
                    new Span(job.failure().get()));
            failed.addClassName("accord-two");
            return failed;
        }
        if (job.lastBegan().isEmpty()) {
            return new Span("Has not run yet");
        }
        if (job.lastTook().isEmpty()) {
            return new StateTag("Its node died; it runs again", StateTag.Tone.DUE);
        }
        Span done = new Span(
                Glyph.CHECK.icon(),
                new Span(job.lastDone() == 0 ? "Nothing was due" : FigureText.count(job.lastDone()) + " done"));
        done.addClassName("accord-packet");
        return done;
    }

    private String next(JobCard job, Instant now) {
        return job.nextAt().isAfter(now) ? FigureText.moment(job.nextAt(), zone) : "now";
    }

    private Button runNow(JobCard job) {
        Button button = new Button("Run now", click -> {
            if (Attempt.succeeds(() -> timetable.runNow(job.key()))) {
                Notice.done("It runs within seconds: " + job.purpose());
                list();
            }
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("Run now: " + job.purpose());
        return button;
    }

    private static Component two(String first, String second) {
        Span quiet = new Span(second);
        quiet.addClassName("accord-secondary");
        Div both = new Div(new Span(first), quiet);
        both.addClassName("accord-two");
        return both;
    }
}
