package dev.accord.goals.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import dev.accord.goals.Goal;
import dev.accord.goals.GoalTree;
import dev.accord.goals.GoalTree.Kind;
import dev.accord.goals.GoalTree.Level;
import dev.accord.goals.GoalTrees;
import dev.accord.metrics.Basis;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** What a revenue goal takes from the visits up, what there is of it, and where it holds back. */
final class GoalTreePanel extends Div {

    private final String label;

    /** @param adopted what follows when goals were made of it; empty for those who only read */
    GoalTreePanel(GoalTrees trees, Goal revenue, ZoneId zone, Optional<Command> adopted) {
        label = GoalTable.label(revenue);
        Panel panel = new Panel("What it takes, " + label);
        add(panel);
        try {
            GoalTree tree = trees.of(revenue, zone);
            show(panel, tree);
            adopted.filter(next -> tree.level(Kind.MQL).isPresent())
                    .ifPresent(next -> panel.actions(
                            new Button("Set these as goals", click -> ask(() -> adopt(trees, revenue, zone, next)))));
        } catch (Refused refused) {
            panel.add(new EmptyState("This cannot be computed", refused.reason()));
        }
    }

    private void ask(Command then) {
        Confirmation.ask(
                "Make goals of this?",
                "What is needed of visits, of leads and of the conversion from MQL to SQL, as far as the tree reaches, becomes"
                        + " the goals of " + label
                        + ". Such goals that are there already are replaced; where they run, the"
                        + " other department has to agree first.",
                "Set the goals",
                then);
    }

    private static void adopt(GoalTrees trees, Goal revenue, ZoneId zone, Command next) {
        if (Attempt.succeeds(() -> trees.adopt(revenue, zone))) {
            Notice.done("They are set, or proposed where there were such goals");
            next.execute();
        }
    }

    private void show(Panel panel, GoalTree tree) {
        Optional<Kind> weakest = tree.weakest();
        panel.add(new Paragraph(meaning(tree, weakest)));
        DataTable table = new DataTable("What the revenue goal takes, " + label)
                .column("Level")
                .numbers("So far")
                .numbers("Needed by now")
                .numbers("Needed in all")
                .column("Of the level below")
                .numbers("Rate")
                .numbers("A year before")
                .column("Remark");
        tree.levels().forEach(level -> table.row(row(tree, level, weakest)));
        panel.add(new Wide("What the revenue goal takes, " + label, table));
        Kind last = tree.levels().getLast().kind();
        if (last != Kind.VISITS) {
            panel.add(new Paragraph("%s: nothing of the level below was counted a year before, so the tree ends here."
                    .formatted(name(last))));
        }
    }

    private static String meaning(GoalTree tree, Optional<Kind> weakest) {
        String base = "If all converts as it did from %s to %s."
                .formatted(
                        FigureText.day(tree.reference().from()),
                        FigureText.day(tree.reference().to().minusDays(1)));
        return weakest.flatMap(tree::level)
                .map(level -> base + " What holds back most: " + weakness(level) + ".")
                .orElse(base);
    }

    private static String weakness(Level level) {
        if (level.below().isEmpty()) {
            return level.kind() == Kind.REVENUE ? "the revenue itself" : "the number of " + counted(level.kind());
        }
        return switch (level.kind()) {
            case REVENUE -> "the size of the deals";
            case WON -> "what is won of the opportunities";
            case OPPORTUNITIES -> "opportunities out of SQLs";
            case SQL -> "SQLs out of MQLs";
            case MQL -> "MQLs out of leads";
            case LEADS -> "leads out of visits";
            case VISITS -> throw new IllegalStateException("nothing lies below the visits");
        };
    }

    private static Component[] row(GoalTree tree, Level level, Optional<Kind> weakest) {
        boolean weak = weakest.filter(kind -> kind == level.kind()).isPresent();
        return new Component[] {
            new Span(name(level.kind())),
            new Anchor(address(tree, level.kind()), amount(tree, level.kind(), level.actual())),
            new Span(amount(tree, level.kind(), level.neededByNow())),
            new Span(amount(tree, level.kind(), level.needed())),
            new Span(level.below().isPresent() ? rateName(level.kind()) : ""),
            new Span(level.below()
                    .map(rate -> FigureText.orNone(rate.now(), now -> rate(tree, level.kind(), now)))
                    .orElse("")),
            new Span(level.below()
                    .map(rate -> rate(tree, level.kind(), rate.before()))
                    .orElse("")),
            weak ? new StateTag("Weakest link", StateTag.Tone.MISSED) : new Span()
        };
    }

    private static String amount(GoalTree tree, Kind kind, BigDecimal amount) {
        return kind == Kind.REVENUE
                ? FigureText.money(amount, tree.goal().currency().orElse("")).strip()
                : FigureText.decimal(amount, 0);
    }

    private static String rate(GoalTree tree, Kind kind, BigDecimal rate) {
        return kind == Kind.REVENUE
                ? FigureText.money(rate, tree.goal().currency().orElse("")).strip()
                : FigureText.percent(rate, 1);
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case REVENUE -> "Revenue";
            case WON -> "Won deals";
            case OPPORTUNITIES -> "Opportunities";
            case SQL -> "SQLs";
            case MQL -> "MQLs";
            case LEADS -> "Leads";
            case VISITS -> "Visits";
        };
    }

    private static String counted(Kind kind) {
        return switch (kind) {
            case SQL, MQL -> name(kind);
            default -> name(kind).toLowerCase(Locale.ROOT);
        };
    }

    private static String rateName(Kind kind) {
        return switch (kind) {
            case REVENUE -> "Average deal";
            case WON -> "Won per opportunity";
            case OPPORTUNITIES -> "Opportunities per SQL";
            case SQL -> "SQLs per MQL";
            case MQL -> "MQLs per lead";
            case LEADS -> "Leads per visit";
            case VISITS -> "";
        };
    }

    /** Where its records are. */
    private static String address(GoalTree tree, Kind kind) {
        String key =
                switch (kind) {
                    case REVENUE -> "revenue";
                    case WON -> "win-rate";
                    case OPPORTUNITIES -> "opportunity-value";
                    case SQL, MQL -> "mql-to-sql";
                    case LEADS -> "leads-generated";
                    case VISITS -> "web-traffic";
                };
        FigureQuery query = FigureQuery.over(tree.period());
        if (kind == Kind.SQL || kind == Kind.MQL) {
            query = query.on(Basis.PERIOD);
        }
        if (kind == Kind.REVENUE || kind == Kind.OPPORTUNITIES) {
            query = tree.goal().currency().map(Money::currencyOf).map(query::in).orElse(query);
        }
        return FigureParameters.address(key, query);
    }
}
