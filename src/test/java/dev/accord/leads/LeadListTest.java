package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.shared.Id;
import dev.accord.shared.Recorded;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class LeadListTest {

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadList list;

    @Autowired
    SavedFilters filters;

    @Autowired
    LeadColumns columns;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @ParameterizedTest
    @CsvSource({
        "ann, A B",
        "Müller, A",
        "muller, A",
        "lüd, A",
        "müller-lü, A",
        "anna muell, ''",
        "anna mull, A",
        "acme, A B",
        "trading, A",
        "b@acme, B",
        "acme.example, A B",
        "X-77/4, B",
        "x-77, B",
        "77, ''",
        "ann trad, A",
        "li, C",
        "%, ''",
        "zoë, C",
        "zoe li, C"
    })
    void findsLeadsByTheBeginningsOfWords(String text, String expected) {
        record(TestLeads.told(
                "test",
                "A",
                Map.of(
                        "firstName", "Anna",
                        "lastName", "Müller-Lüdenscheidt",
                        "company", "Acme (Trading) GmbH",
                        "email", "am@acme.example",
                        "createdAt", "2026-01-01T00:00:00Z")));
        record(TestLeads.told(
                "test",
                "X-77/4",
                Map.of("firstName", "Annegret", "lastName", "B", "company", "ACME", "email", "b@acme.example")));
        record(TestLeads.told("test", "C", Map.of("firstName", "Zoë", "lastName", "Li")));

        assertThat(found(Map.of("q", text)).stream()
                        .map(lead -> lead.externalId().equals("X-77/4") ? "B" : lead.externalId()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(expected.split(" "))
                        .filter(each -> !each.isEmpty())
                        .toList());
    }

    @Test
    void findsALeadUnderItsNewNameAndNoLongerUnderTheOldOne() {
        record(TestLeads.told("test", "A", Map.of("lastName", "Maier")));
        record(TestLeads.told("test", "A", Map.of("lastName", "Huber")));

        assertThat(found(Map.of("q", "hub"))).hasSize(1);
        assertThat(found(Map.of("q", "mai"))).isEmpty();
    }

    @Test
    void findsNobodyByTheNameOfAnErasedPerson() {
        Id lead = record(TestLeads.told("test", "A", Map.of("lastName", "Maier")));
        cast.as(players.administrator(), () -> leads.erase(lead));

        assertThat(found(Map.of("q", "mai"))).isEmpty();
    }

    @Test
    void narrowsByEverythingThatAListIsAskedFor() {
        record(TestLeads.told(
                "test",
                "A",
                Map.of(
                        "stage", "MQL",
                        "channel", "Webinar",
                        "campaign", "Spring",
                        "segment", "Midsize",
                        "country", "CH",
                        "owner", "tess.marketer",
                        "createdAt", "2026-03-31T22:00:00Z")));
        record(TestLeads.told(
                "test", "B", Map.of("stage", "DISQUALIFIED", "channel", "Fair", "createdAt", "2026-04-01T00:00:00Z")));

        Map<String, String> hits = Map.ofEntries(
                Map.entry("stage", "MQL"),
                Map.entry("channel", "webinar"),
                Map.entry("campaign", "Spring"),
                Map.entry("segment", "Midsize"),
                Map.entry("country", "CH"),
                Map.entry("owner", players.marketer().toString()),
                Map.entry("team", team(players.marketer())),
                Map.entry("createdUntil", "2026-03-31"),
                Map.entry("sinceUntil", "2026-03-31"),
                Map.entry("disqualified", "without"));
        hits.forEach((key, value) -> assertThat(ids(Map.of(key, value))).as(key).containsExactly("A"));
        Map.of("owner", "none", "createdFrom", "2026-04-01", "sinceFrom", "2026-04-01", "disqualified", "only")
                .forEach((key, value) ->
                        assertThat(ids(Map.of(key, value))).as(key).containsExactly("B"));
        assertThat(ids(Map.of("channel", "webinar", "q", "a", "stage", "MQL"))).containsExactly("A");
        assertThat(ids(Map.of("channel", "webinar", "stage", "DISQUALIFIED"))).isEmpty();
    }

    @Test
    void takesMeAndMyTeamForWhoeverOpensTheLink() {
        record(TestLeads.told("test", "A", Map.of("owner", "tess.marketer")));
        record(TestLeads.told("test", "B", Map.of("owner", "tess.rep")));

        LeadFilter mine = LeadFilter.of(Map.of("owner", "me"));
        LeadFilter ours = LeadFilter.of(Map.of("team", "mine"));
        assertThat(seenBy(players.marketer(), mine)).containsExactly("A");
        assertThat(seenBy(players.rep(), mine)).containsExactly("B");
        assertThat(seenBy(players.manager(), ours)).containsExactly("B");
        assertThat(seenBy(players.executive(), mine)).isEmpty();
    }

    @Test
    void listsTheLeadsWithWhichWorkIsOpen() {
        record(TestLeads.told("test", "A", Map.of("stage", "SQL")));
        record(TestLeads.told("test", "B", Map.of("stage", "SQL")));
        record(TestLeads.told("test", "C", Map.of("stage", "MQL")));
        assertThat(ids(Map.of("open", "handoff"))).containsExactly("B", "A");

        cast.as(
                players.rep(),
                () -> queue.open(HandoffQueue.Tab.MINE, 0, 9)
                        .forEach(offer -> handoffs.dispute(offer.id(), Cause.BAD_FIT, "too small")));

        assertThat(ids(Map.of("open", "handoff"))).hasSize(1);
        assertThat(ids(Map.of("open", "dispute"))).hasSize(1).isNotEqualTo(ids(Map.of("open", "handoff")));
        assertThat(ids(Map.of("open", "dispute", "q", "a"))).hasSizeLessThan(2);
    }

    @Test
    void countsWhatAnAddressSaysWronglyAsNotSaid() {
        record(TestLeads.told("test", "A", Map.of()));

        assertThat(ids(Map.of(
                        "stage", "PROSPECT", "createdFrom", "yesterday", "owner", "-4", "team", "x", "open", "y")))
                .containsExactly("A");
    }

    @Test
    void ordersByWhatIsAsked() {
        record(TestLeads.told(
                "test", "A", Map.of("lastName", "Zeta", "company", "One", "createdAt", "2026-03-02T00:00:00Z")));
        record(TestLeads.told(
                "test", "B", Map.of("lastName", "Alpha", "company", "Two", "createdAt", "2026-03-01T00:00:00Z")));

        Map.of(
                        "",
                        "BA",
                        "recorded",
                        "AB",
                        "name",
                        "BA",
                        "-name",
                        "AB",
                        "company",
                        "AB",
                        "created",
                        "BA",
                        "-since",
                        "AB",
                        "nonsense",
                        "BA")
                .forEach((order, expected) -> assertThat(
                                cast.as(players.rep(), () -> list.page(LeadFilter.ALL, LeadOrder.of(order), 0, 10)))
                        .as(order)
                        .extracting(LeadCard::externalId)
                        .containsExactly(expected.substring(0, 1), expected.substring(1)));
    }

    @Test
    void pagesWithoutMissingOrRepeatingALead() {
        List<LeadRecord> many = IntStream.range(0, 120)
                .mapToObj(i -> TestLeads.told("test", "L" + i, Map.of("company", "Same", "lastName", "Same")))
                .toList();
        cast.as(players.marketer(), () -> leads.record(many, false));

        for (String order : List.of("", "company", "-name", "since", "created")) {
            List<String> seen = IntStream.of(0, 50, 100)
                    .boxed()
                    .flatMap(offset ->
                            cast
                                    .as(players.rep(), () -> list.page(LeadFilter.ALL, LeadOrder.of(order), offset, 50))
                                    .stream())
                    .map(LeadCard::externalId)
                    .toList();
            assertThat(seen).as(order).hasSize(120).doesNotHaveDuplicates();
        }
        assertThat(cast.as(players.rep(), () -> list.count(LeadFilter.ALL))).isEqualTo(120);
        assertThat(cast.as(players.rep(), () -> list.page(LeadFilter.ALL, LeadOrder.NEWEST_FIRST, LeadList.REACH, 50)))
                .isEmpty();
    }

    @Test
    void writesAFilterAsAnAddressAndReadsItBack() {
        Map<String, String> all = Map.ofEntries(
                Map.entry("q", "anna m"),
                Map.entry("stage", "MQL"),
                Map.entry("channel", "A & B"),
                Map.entry("campaign", "x"),
                Map.entry("segment", "y"),
                Map.entry("country", "CH"),
                Map.entry("owner", "me"),
                Map.entry("team", "mine"),
                Map.entry("createdFrom", "2026-01-01"),
                Map.entry("createdUntil", "2026-02-01"),
                Map.entry("sinceFrom", "2026-03-01"),
                Map.entry("sinceUntil", "2026-04-01"),
                Map.entry("disqualified", "only"),
                Map.entry("open", "handoff"));

        assertThat(LeadFilter.of(all).parameters()).isEqualTo(all);
        assertThat(LeadFilter.ALL.parameters()).isEmpty();
    }

    @Test
    void offersTheValuesThatLeadsHave() {
        record(TestLeads.told("test", "A", Map.of("campaign", "Spring fair")));
        record(TestLeads.told("test", "B", Map.of("campaign", "spring fair")));
        record(TestLeads.told("test", "C", Map.of("campaign", "Autumn")));

        assertThat(cast.as(players.rep(), () -> list.choices(LeadList.Choice.CAMPAIGN, "", 0, 9)))
                .hasSize(2)
                .first()
                .isEqualTo("Autumn");
        assertThat(cast.as(players.rep(), () -> list.choices(LeadList.Choice.CAMPAIGN, "spr", 0, 9)))
                .hasSize(1);
        assertThat(cast.as(players.rep(), () -> list.choices(LeadList.Choice.CAMPAIGN, "%", 0, 9)))
                .isEmpty();
    }

    @Test
    void keepsFiltersForTheirOwnerAndShowsTheSharedOnesToAll() {
        Id own = cast.as(players.rep(), () -> filters.save(SavedFilters.LEADS, "Mine alone", "owner=me", false));
        Id shared = cast.as(players.rep(), () -> filters.save(SavedFilters.LEADS, " For all ", "stage=MQL", true));

        assertThat(names(players.rep())).containsExactly("For all", "Mine alone");
        assertThat(names(players.marketer())).containsExactly("For all");
        refused("name-taken", players.rep(), () -> filters.save(SavedFilters.LEADS, "for all", "", false));
        refused("missing-name", players.rep(), () -> filters.save(SavedFilters.LEADS, " ", "", false));
        refused("unknown-filter", players.marketer(), () -> filters.remove(shared));
        refused("unknown-filter", players.marketer(), () -> filters.share(own, true));

        cast.as(players.rep(), () -> filters.share(shared, false));
        cast.as(players.rep(), () -> filters.remove(own));

        assertThat(names(players.marketer())).isEmpty();
        assertThat(names(players.rep())).containsExactly("For all");
    }

    @Test
    void keepsTheColumnsOfEachPerson() {
        assertThat(cast.as(players.rep(), () -> columns.chosen())).isEmpty();

        cast.as(players.rep(), () -> columns.choose(List.of("stage", "country")));
        cast.as(players.rep(), () -> columns.choose(List.of("country", "stage")));
        cast.as(players.marketer(), () -> columns.choose(List.of()));

        assertThat(cast.as(players.rep(), () -> columns.chosen())).contains(List.of("country", "stage"));
        assertThat(cast.as(players.marketer(), () -> columns.chosen())).contains(List.of());
    }

    private Id record(LeadRecord lead) {
        return cast.as(players.administrator(), () -> leads.record(List.of(lead), true)).stream()
                .map(Recorded::id)
                .findFirst()
                .orElseThrow();
    }

    private List<LeadCard> found(Map<String, String> asked) {
        LeadFilter filter = LeadFilter.of(asked);
        List<LeadCard> found = cast.as(players.executive(), () -> list.page(filter, LeadOrder.NEWEST_FIRST, 0, 50));
        assertThat(cast.as(players.executive(), () -> list.count(filter))).isEqualTo(found.size());
        return found;
    }

    private List<String> ids(Map<String, String> asked) {
        return found(asked).stream().map(LeadCard::externalId).toList();
    }

    private List<String> seenBy(Id person, LeadFilter filter) {
        return cast.as(person, () -> list.page(filter, LeadOrder.NEWEST_FIRST, 0, 50)).stream()
                .map(LeadCard::externalId)
                .toList();
    }

    private List<String> names(Id person) {
        return cast.as(person, () -> filters.known(SavedFilters.LEADS)).stream()
                .map(SavedFilters.Saved::name)
                .toList();
    }

    private String team(Id person) {
        return Optional.ofNullable(jdbc.sql("SELECT team_id FROM person WHERE id = :id")
                        .param("id", person.value())
                        .query(String.class)
                        .single())
                .orElseThrow();
    }

    private void refused(String code, Id person, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(person, work))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
