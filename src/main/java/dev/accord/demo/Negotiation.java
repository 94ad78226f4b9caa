package dev.accord.demo;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.VersionCard;
import dev.accord.shared.Id;
import org.springframework.stereotype.Component;

/** The departments agree on what their words mean, draft by draft. */
@Component
@DemoOnly
class Negotiation {

    private final Drafts drafts;
    private final TermBook book;

    Negotiation(Drafts drafts, TermBook book) {
        this.drafts = drafts;
        this.book = book;
    }

    void propose(Act.Proposed act, Id owner) {
        drafts.propose(
                act.term(),
                new Proposal(
                        act.body(),
                        owner,
                        null,
                        act.rule().orElse(null),
                        DefinitionVersion.Lapse.KEEP,
                        act.agreed().orElse(null)));
    }

    void discuss(Act.Discussed act) {
        drafts.discuss(draft(act.term()).id(), act.comment());
    }

    void sign(Act.Signed act) {
        VersionCard draft = draft(act.term());
        drafts.sign(draft.id(), draft.revision(), act.department());
    }

    private VersionCard draft(String term) {
        return book.term(term)
                .draft()
                .orElseThrow(() -> new IllegalStateException("nobody in the story proposed a change of " + term));
    }
}
