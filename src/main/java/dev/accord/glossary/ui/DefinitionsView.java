package dev.accord.glossary.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.glossary.DraftPolicy;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.Terms;
import dev.accord.glossary.Vocabulary;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.ui.Attempt;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;

/** What the words mean that the departments use, and which drafts wait for a signature. */
@Route(value = "definitions", layout = MainLayout.class)
@PageTitle("Definitions · Accord")
@Menu(title = "Definitions", icon = "definition", order = 70)
@PermitAll
class DefinitionsView extends Screen {

    private final TermBook book;
    private final Terms terms;
    private final Directory directory;
    private final Vocabulary vocabulary;

    DefinitionsView(
            TermBook book,
            Terms terms,
            Directory directory,
            Vocabulary vocabulary,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Definitions");
        this.book = book;
        this.terms = terms;
        this.directory = directory;
        this.vocabulary = vocabulary;
        Instant now = clock.instant();
        List<TermStory> stories = book.all();
        long waiting =
                stories.stream().filter(story -> story.draft().isPresent()).count();
        header().setLine("What the words mean that the departments use"
                + (waiting == 0 ? "" : waiting == 1 ? "; 1 draft waits" : "; %d drafts wait".formatted(waiting)));
        if (DraftPolicy.mayPropose(acting.now())) {
            header().add(new Button("Add a term", Glyph.PLUS.icon(), click -> askForTerm()));
        }
        Div list = new Div();
        list.addClassName("accord-stack");
        stories.forEach(story -> list.add(new TermRow(story, now, zone)));
        add(list);
    }

    private void askForTerm() {
        List<String> taken =
                book.all().stream().map(story -> story.term().key()).toList();
        new TermDialog(
                        directory.departments(),
                        vocabulary.stages().stream()
                                .filter(stage -> !taken.contains(stage.key()))
                                .toList(),
                        this::add)
                .open();
    }

    private boolean add(TermDialog.Wanted wanted) {
        AtomicReference<String> key = new AtomicReference<>("");
        boolean added = Attempt.succeeds(() -> key.set(terms.add(
                wanted.name(),
                wanted.departments(),
                Optional.ofNullable(wanted.stage()),
                Optional.ofNullable(wanted.measure()))));
        if (added) {
            UI.getCurrent().navigate("definitions/%s/draft".formatted(key.get()));
        }
        return added;
    }
}
