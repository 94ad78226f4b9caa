package dev.accord.disputes.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.accord.disputes.DisputeCard;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.TermStory;
import dev.accord.handoffs.Causes;
import dev.accord.leads.Lifecycle;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import java.time.Clock;
import java.util.List;

/** What can be chosen on the page of a dispute. */
@SpringComponent
class CaseChoices {

    private final Directory directory;
    private final Lifecycle lifecycle;
    private final Causes causes;
    private final TermBook book;
    private final Clock clock;

    CaseChoices(Directory directory, Lifecycle lifecycle, Causes causes, TermBook book, Clock clock) {
        this.directory = directory;
        this.lifecycle = lifecycle;
        this.causes = causes;
        this.book = book;
        this.clock = clock;
    }

    List<PersonCard> researchers() {
        return directory.everybody().stream()
                .filter(person -> person.active() && (person.is(Role.MARKETER) || person.is(Role.MARKETING_LEAD)))
                .toList();
    }

    VerdictForm.Choices verdict(DisputeCard card) {
        return new VerdictForm.Choices(
                causes.all().stream()
                        .filter(each -> each.active() || each.cause().equals(card.cause()))
                        .toList(),
                lifecycle.stages(),
                directory.everybody().stream()
                        .filter(person -> person.active()
                                && (person.is(Role.SALES_REP) || person.is(Role.SALES_MANAGER))
                                && !person.id().equals(card.raisedById()))
                        .toList(),
                book.all().stream().map(this::defined).toList());
    }

    private ProposalFields.Defined defined(TermStory story) {
        return new ProposalFields.Defined(
                story.term().key(),
                story.term().name(),
                story.inForce(clock.instant())
                        .map(version -> version.says().body())
                        .orElse(""),
                story.draft().isPresent());
    }
}
