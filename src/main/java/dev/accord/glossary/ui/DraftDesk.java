package dev.accord.glossary.ui;

import com.vaadin.flow.server.Command;
import dev.accord.glossary.DraftPolicy;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.people.DepartmentCard;
import dev.accord.people.SignedIn;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.FigureText;
import dev.accord.ui.Notice;
import dev.accord.ui.ReasonDialog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the person who looks can do with a draft: sign it, discuss it, take it back. */
final class DraftDesk {

    private static final int LONGEST_REASON = 500;

    private final TermBook book;
    private final Drafts drafts;
    private final SignedIn who;
    private final Clock clock;
    private final ZoneId zone;
    private final Command done;

    /** @param done runs after anything was done */
    DraftDesk(TermBook book, Drafts drafts, SignedIn who, Clock clock, ZoneId zone, Command done) {
        this.book = book;
        this.drafts = drafts;
        this.who = who;
        this.clock = clock;
        this.zone = zone;
        this.done = done;
    }

    DraftPanel panel(TermStory story, VersionCard draft) {
        return new DraftPanel(
                story,
                draft,
                zone,
                new SignatureList(
                        story,
                        draft,
                        zone,
                        department -> DraftPolicy.maySign(who, department.code()),
                        department -> askToSign(story, draft, department)),
                Discussion.open(
                        book.discussion(draft.id()),
                        zone,
                        comment -> change("Said", () -> drafts.discuss(draft.id(), comment))),
                DraftPolicy.mayChange(who, draft) ? Optional.of(() -> askToWithdraw(draft)) : Optional.empty());
    }

    private void askToSign(TermStory story, VersionCard draft, DepartmentCard department) {
        List<DepartmentCard> others = story.missing(draft).stream()
                .filter(one -> !one.code().equals(department.code()))
                .toList();
        Confirmation.ask(
                "Sign %s for %s?".formatted(draft.label(), department.name()),
                others.isEmpty()
                        ? lastSignature(draft)
                        : "It takes effect when %s signed it, too."
                                .formatted(
                                        DefinitionTexts.departments(others) + (others.size() == 1 ? " has" : " have")),
                "Sign",
                () -> sign(draft, department));
    }

    private String lastSignature(VersionCard draft) {
        return Optional.ofNullable(draft.says().wantedOn())
                .filter(wanted -> wanted.isAfter(LocalDate.ofInstant(clock.instant(), zone)))
                .map(wanted ->
                        "It is the last signature: the version takes effect on %s.".formatted(FigureText.day(wanted)))
                .orElse("It is the last signature: the version takes effect at once.");
    }

    private void sign(VersionCard draft, DepartmentCard department) {
        Attempt.succeeds(() -> Notice.done(drafts.sign(draft.id(), draft.revision(), department.code())
                .map(from -> from.isAfter(clock.instant())
                        ? "Signed by all: it takes effect on " + FigureText.day(from, zone)
                        : "Signed by all: it is in force")
                .orElse("Signed for " + department.name())));
        // Also after a refusal: what was signed or changed meanwhile is what the person has to see.
        done.execute();
    }

    private void askToWithdraw(VersionCard draft) {
        new ReasonDialog(
                        "Withdraw " + draft.label(),
                        "The draft is kept with your reason. Another one can be proposed afterwards.",
                        "Why?",
                        "Say why, so that the others know.",
                        LONGEST_REASON,
                        "Withdraw",
                        why -> change("Withdrawn", () -> drafts.withdraw(draft.id(), why)))
                .open();
    }

    private boolean change(String said, Command work) {
        boolean succeeded = Attempt.succeeds(work);
        if (succeeded) {
            Notice.done(said);
            done.execute();
        }
        return succeeded;
    }
}
