package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.LifecyclePreview;
import dev.accord.leads.LifecycleTemplate;
import dev.accord.leads.StageIcon;
import dev.accord.leads.StageUse;
import dev.accord.leads.Trait;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Handoffs among changes of the stages that their contract names: it starts on SQL, and moves what is accepted to SAL. */
@DatabaseTest
class ContractStagesTest {

    private static final Instant CAME_IN = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    Contracts contracts;

    @Autowired
    PortalClock clock;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void anOfferStaysOpenWhenItsStageIsDividedAndTheLeadGoesToAPart() {
        Id lead = recorded("L1", "SQL");
        Id offer = onlyOffer().id();

        LifecyclePreview preview = apply(divided("SQL", Set.of("Midsize")));

        assertThat(texts(preview)).anyMatch(text -> text.contains("covers its parts"));
        assertThat(stageOf(lead)).isEqualTo("SQL_NEW");
        assertThat(onlyOffer().id()).isEqualTo(offer);
    }

    @Test
    void aLeadThatEntersAPartIsOfferedByTheContractOfTheWhole() {
        apply(divided("SQL", Set.of("Midsize")));

        Id lead = recorded("L1", "SQL_NEW");

        assertThat(onlyOffer().leadId()).isEqualTo(lead);
        assertThat(onlyOffer().why()).contains("as test says");
    }

    @Test
    void anAcceptedLeadGoesWhereItsStageWasMergedInto() {
        Id lead = recorded("L1", "SQL");

        LifecyclePreview preview = apply(new LifecycleChange.Merge(id("SAL"), id("SQL"), false));
        cast.as(players.rep(), () -> handoffs.accept(onlyOffer().id()));

        assertThat(texts(preview)).anyMatch(text -> text.contains("moves accepted leads to Sales qualified (SQL)"));
        assertThat(stageOf(lead)).isEqualTo("SQL");
        assertThat(offers()).isEmpty();
    }

    @Test
    void whereAcceptedLeadsGoIsNotRetired() {
        LifecyclePreview preview = preview(new LifecycleChange.Retire(id("SAL"), id("OPPORTUNITY"), false));

        assertThat(preview.isPossible()).isFalse();
        assertThat(texts(preview).getFirst()).contains("moves accepted leads to Sales accepted (SAL)");
    }

    @Test
    void whereAcceptedLeadsGoSinceAMergerIsNotRetiredEither() {
        apply(new LifecycleChange.Merge(id("SAL"), id("MQL"), false));

        LifecyclePreview preview = preview(new LifecycleChange.Retire(id("MQL"), id("LEAD"), false));

        assertThat(preview.isPossible()).isFalse();
        assertThat(texts(preview).getFirst()).contains("moves accepted leads to Marketing qualified (MQL)");
    }

    @Test
    void whereOffersOfAnEarlierContractGoIsNotRetiredWhileTheyAreOpen() {
        recorded("L1", "SQL");
        sign(drafted(id("OPPORTUNITY"), false));

        LifecycleChange retire = new LifecycleChange.Retire(id("SAL"), id("OPPORTUNITY"), false);
        assertThat(texts(preview(retire))).anyMatch(text -> text.contains("the one by which offers are still open"));
        assertThat(preview(retire).isPossible()).isFalse();

        cast.as(players.rep(), () -> handoffs.accept(onlyOffer().id()));
        assertThat(preview(retire).isPossible()).isTrue();
    }

    @Test
    void aDraftThatNamesARetiredStageIsNotSignedAndOneThatEndsTheHandoverIs() {
        sign(drafted(id("OPPORTUNITY"), false));
        Id draft = drafted(id("SAL"), false);

        LifecyclePreview preview = apply(new LifecycleChange.Retire(id("SAL"), id("OPPORTUNITY"), false));

        assertThat(texts(preview)).anyMatch(text -> text.contains("cannot be signed while it names Sales accepted"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> sign(draft))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("retired-stage"));
        cast.as(players.marketingLead(), () -> contracts.discard(draft));
        apply(new LifecycleChange.Retire(id("SQL"), id("MQL"), false));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> drafted(id("OPPORTUNITY"), false))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("retired-stage"));
        sign(drafted(id("OPPORTUNITY"), true));
    }

    /** Another version of the contract from anywhere into SQL. */
    private Id drafted(Id accepted, boolean ends) {
        ContractTerms usual = Agreeing.Wish.usual().terms();
        ContractTerms terms = new ContractTerms(
                usual.giver(),
                usual.taker(),
                usual.instruction(),
                usual.responsible(),
                usual.packet(),
                accepted,
                usual.clock(),
                usual.routing(),
                null,
                usual.onBreach(),
                ends);
        return cast.as(
                players.marketingLead(),
                () -> contracts.draft(Jump.fromAnywhere(Agreeing.SQL), terms, clock.instant(), "tidied up"));
    }

    private void sign(Id draft) {
        cast.as(players.marketingLead(), () -> contracts.sign(draft, 1, "MARKETING"));
        cast.as(players.manager(), () -> contracts.sign(draft, 1, "SALES"));
    }

    @Test
    void saysWhichOffersAreWithdrawnAndWithdrawsThem() {
        recorded("L1", "SQL");

        LifecyclePreview preview = apply(new LifecycleChange.Merge(id("SQL"), id("MQL"), false));

        assertThat(texts(preview))
                .anyMatch(text -> text.contains("offers nothing any more"))
                .contains("1 open offer is withdrawn.");
        assertThat(offers()).isEmpty();
    }

    @Test
    void saysHowManyAreOfferedAndOffersThem() {
        recorded("L1", "MQL");
        recorded("L2", "MQL");
        LifecycleChange quiet = new LifecycleChange.Merge(id("MQL"), id("SQL"), false);
        assertThat(texts(preview(quiet))).anyMatch(text -> text.startsWith("2 leads come to where a contract waits"));

        LifecyclePreview preview = apply(new LifecycleChange.Merge(id("MQL"), id("SQL"), true));

        assertThat(texts(preview)).contains("2 leads are offered to Sales.");
        assertThat(offers()).hasSize(2);
    }

    @Test
    void saysThatAnotherOrderWantsAnotherContract() {
        assertThat(texts(preview(new LifecycleChange.Adopt(LifecycleTemplate.SAL_THEN_SQL))))
                .anyMatch(text -> text.contains("in this order Marketing hands over on MQL"));
    }

    private LifecycleChange divided(String stage, Set<String> segments) {
        return new LifecycleChange.Split(
                id(stage),
                List.of(new LifecycleChange.Part("New", StageIcon.STEP, "MARKETING", segments)),
                false,
                Trait.SEGMENT);
    }

    private LifecyclePreview preview(LifecycleChange change) {
        return cast.as(players.administrator(), () -> lifecycle.preview(change));
    }

    private LifecyclePreview apply(LifecycleChange change) {
        LifecyclePreview preview = preview(change);
        cast.as(
                players.administrator(),
                () -> lifecycle.apply(change, preview.version(), "tidied up", (done, all) -> true));
        return preview;
    }

    private static List<String> texts(LifecyclePreview preview) {
        return preview.consequences().stream().map(StageUse.Consequence::text).toList();
    }

    private Id id(String stage) {
        return cast.as(
                players.executive(), () -> lifecycle.stages().keyed(stage).id());
    }

    private Id recorded(String name, String stage) {
        return cast.as(
                        players.marketer(),
                        () -> leads.record(List.of(TestLeads.standingIn(name, stage, CAME_IN)), true))
                .getFirst()
                .id();
    }

    private String stageOf(Id lead) {
        return cast.as(players.executive(), () -> book.card(lead).stageKey());
    }

    private QueueItem onlyOffer() {
        assertThat(offers()).hasSize(1);
        return offers().getFirst();
    }

    private List<QueueItem> offers() {
        return cast.as(players.executive(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 10));
    }
}
