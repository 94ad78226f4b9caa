package dev.accord.disputes;

import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings what a verdict proposes to where definitions are agreed: as a draft or, where there is one already, into the
 * discussion of that draft.
 */
@Component
class ProposedChanges {

    private static final int LONGEST_COMMENT = 2000;

    private final TermBook book;
    private final Drafts drafts;

    ProposedChanges(TermBook book, Drafts drafts) {
        this.book = book;
        this.drafts = drafts;
    }

    /**
     * @param cause what the verdict found
     * @return the draft
     * @throws Refused with code {@code unknown-term}
     */
    Id bring(Verdict.Proposal proposal, String cause, Instant now) {
        TermStory story = book.term(proposal.term());
        Optional<VersionCard> open = story.draft();
        if (open.isPresent()) {
            Id draft = open.get().id();
            drafts.discuss(
                    draft, shortened("A verdict on a dispute (%s) proposes: %s".formatted(cause, proposal.text())));
            return draft;
        }
        Optional<Proposal> inForce = story.inForce(now).map(VersionCard::says);
        Id draft = drafts.propose(
                proposal.term(),
                inForce.map(says ->
                                new Proposal(proposal.text(), null, null, says.criteria(), says.lapse(), says.agreed()))
                        .orElseGet(() -> Proposal.of(proposal.text())));
        drafts.discuss(draft, "Proposed by a verdict on a dispute: " + cause);
        return draft;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT - 1) + "…";
    }
}
