package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.Command;
import dev.accord.handoffs.ContractPolicy;
import dev.accord.handoffs.Contracts;
import dev.accord.handoffs.HandoffContract;
import dev.accord.handoffs.Handover;
import dev.accord.people.SignedIn;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The versions of one handover side by side: what each says, what it changed, who signed it when; and what can be done. */
final class VersionsPanel extends Section {

    /** As many as one can compare at a glance; the newest. */
    private static final int MOST = 4;

    private final Handover handover;
    private final Contracts contracts;
    private final ContractWords words;
    private final SignedIn who;
    private final Instant now;
    private final ZoneId zone;
    private final Command changed;
    private final List<Contracts.Signature> signatures;

    VersionsPanel(
            Handover handover,
            Contracts contracts,
            ContractWords words,
            SignedIn who,
            Instant now,
            ZoneId zone,
            Command changed) {
        this.handover = handover;
        this.contracts = contracts;
        this.words = words;
        this.who = who;
        this.now = now;
        this.zone = zone;
        this.changed = changed;
        signatures = contracts.signatures(handover.id());
        List<HandoffContract> versions = contracts.versions(handover.id());
        Panel panel = new Panel(words.jump(handover.jump())).flush();
        panel.actions(actions(versions));
        versions.stream().filter(HandoffContract::isDraft).forEach(draft -> panel.add(draft(draft)));
        panel.add(new Wide("Versions side by side", table(versions)));
        add(panel);
    }

    private Component[] actions(List<HandoffContract> versions) {
        if (!ContractPolicy.mayDraft(who)) {
            return new Component[0];
        }
        boolean open = versions.stream().anyMatch(HandoffContract::isDraft);
        Button draft = new Button(
                open ? "Revise the draft" : "Draft a change",
                click -> click.getSource()
                        .getUI()
                        .ifPresent(ui -> ui.navigate(
                                ContractEditorView.class,
                                QueryParameters.of(
                                        ContractsView.HANDOVER, handover.id().toString()))));
        draft.addThemeVariants(ButtonVariant.SMALL);
        return new Component[] {draft};
    }

    /** What a draft waits for, and the buttons for those it waits for. */
    private Component draft(HandoffContract draft) {
        List<String> waiting = Stream.of(draft.giver(), draft.taker())
                .filter(department -> signatures.stream()
                        .noneMatch(one -> one.contract().equals(draft.id())
                                && one.revision() == draft.revision()
                                && one.department().equals(department)))
                .toList();
        Div row = new Div(new Paragraph("The draft of v%d changes nothing yet. It waits for %s to sign it."
                .formatted(
                        draft.version(),
                        waiting.stream().map(words::department).collect(Collectors.joining(" and ")))));
        row.addClassNames("accord-callout", "accord-contract-draft");
        Div buttons = new Div();
        buttons.addClassName("accord-actions");
        waiting.stream()
                .filter(department -> ContractPolicy.maySign(who, department))
                .forEach(department -> buttons.add(sign(draft, department)));
        if (ContractPolicy.mayDraft(who)) {
            Button discard = new Button(
                    "Give it up",
                    click -> Confirmation.ask(
                            "Give up the draft of v" + draft.version() + "?",
                            "It stays readable, but nobody can sign it any more.",
                            "Give it up",
                            () -> act("The draft is given up", () -> contracts.discard(draft.id()))));
            discard.addThemeVariants(ButtonVariant.TERTIARY);
            buttons.add(discard);
        }
        row.add(buttons);
        return row;
    }

    private Button sign(HandoffContract draft, String department) {
        String name = words.department(department);
        Button sign = new Button(
                "Sign for " + name,
                click -> Confirmation.ask(
                        "Sign v%d for %s?".formatted(draft.version(), name),
                        "With the second signature it is agreed, and new offers are made by it from its day on.",
                        "Sign",
                        () -> act(
                                "Signed for " + name, () -> contracts.sign(draft.id(), draft.revision(), department))));
        sign.addThemeVariants(ButtonVariant.PRIMARY);
        return sign;
    }

    private void act(String done, Command work) {
        if (Attempt.succeeds(work)) {
            Notice.done(done);
            changed.execute();
        }
    }

    private DataTable table(List<HandoffContract> all) {
        List<HandoffContract> newest = new ArrayList<>(all);
        Collections.reverse(newest);
        List<HandoffContract> versions = newest.stream().limit(MOST).toList();
        DataTable table = new DataTable("Versions side by side").column("");
        versions.forEach(version -> table.column("v" + version.version()));
        row(table, "State", versions, version -> ContractState.of(version, all, now));
        texts(table, "What happens next", versions, HandoffContract::instruction);
        texts(
                table,
                "Hands over",
                versions,
                version -> words.department(version.giver()) + " to " + words.department(version.taker()));
        texts(
                table,
                "Responsible",
                versions,
                version -> version.terms().responsible().label());
        texts(table, "Packet", versions, words::packet);
        texts(table, "Acceptance moves to", versions, version -> words.stage(version.acceptedStage()));
        texts(
                table,
                "Answer within",
                versions,
                version -> ContractWords.time(version.terms().clock().respondMinutes()));
        texts(table, "Warning", versions, VersionsPanel::warning);
        texts(
                table,
                "Research of a dispute within",
                versions,
                version -> ContractWords.time(version.researchMinutes()));
        texts(table, "Who gets it", versions, words::routing);
        texts(
                table,
                "When it is past due",
                versions,
                version -> version.terms().onBreach().label());
        row(table, "Why", versions, version -> new Span(orNone(version.changeReason())));
        row(table, "In force from", versions, version -> new Span(from(version)));
        row(table, "Signed", versions, this::signed);
        return table;
    }

    private static void row(
            DataTable table, String label, List<HandoffContract> versions, Function<HandoffContract, Component> cell) {
        Span head = new Span(label);
        head.addClassName("accord-secondary");
        table.row(Stream.concat(Stream.of(head), versions.stream().map(cell)).toArray(Component[]::new));
    }

    /** A text that differs from the version before says so. */
    private static void texts(
            DataTable table, String label, List<HandoffContract> versions, Function<HandoffContract, String> text) {
        row(table, label, versions, version -> {
            int place = versions.indexOf(version);
            boolean first = place == versions.size() - 1;
            String said = text.apply(version);
            Span words = new Span(said);
            if (first || said.equals(text.apply(versions.get(place + 1)))) {
                return words;
            }
            Div both = new Div(words, new StateTag("changed", StateTag.Tone.ACTUAL));
            both.addClassName("accord-changed");
            return both;
        });
    }

    private static String warning(HandoffContract version) {
        int minutes = version.terms().clock().warnMinutes();
        return minutes == 0 ? "None" : ContractWords.time(minutes) + " before";
    }

    private String from(HandoffContract version) {
        if (version.isSigned()) {
            Instant from = Objects.requireNonNull(version.effectiveFrom());
            return from.equals(Instant.EPOCH) ? "The beginning" : FigureText.moment(from, zone);
        }
        return version.isDraft()
                ? "When both have signed, not before " + FigureText.day(version.wantedFrom(), zone)
                : FigureText.NONE;
    }

    private Component signed(HandoffContract version) {
        Div all = new Div();
        all.addClassName("accord-signatures");
        signatures.stream()
                .filter(one -> one.contract().equals(version.id()) && one.revision() == version.revision())
                .forEach(one -> all.add(new Span("%s for %s, %s"
                        .formatted(one.person(), words.department(one.department()), FigureText.day(one.at(), zone)))));
        if (all.getComponentCount() == 0) {
            all.add(new Span(version.draftedBy() == null ? "Came with the portal" : FigureText.NONE));
        }
        return all;
    }

    private static String orNone(String text) {
        return text.isBlank() ? FigureText.NONE : text;
    }
}
