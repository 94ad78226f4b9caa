package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class QueueFilterTest {

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    HandoffQueue queue;

    Cast.Players players;

    @BeforeEach
    void offers() {
        players = cast.enter();
        offer("Ada", "Webinar", "Spring", "Example");
        offer("Bea", "Webinar", "Autumn", "");
        offer("Cleo", "Search", "Spring", "Example");
    }

    @Test
    void narrowsByWhatIsKnownOfTheLead() {
        assertThat(found(Map.of())).hasSize(3);
        assertThat(found(Map.of("channel", "Webinar"))).containsExactlyInAnyOrder("Ada", "Bea");
        assertThat(found(Map.of("channel", "Webinar", "campaign", "Spring"))).containsExactly("Ada");
        assertThat(found(Map.of("segment", "Enterprise"))).isEmpty();
    }

    @Test
    void narrowsByWhetherThePacketIsComplete() {
        assertThat(found(Map.of("packet", "missing"))).containsExactly("Bea");
        assertThat(found(Map.of("packet", "complete"))).containsExactlyInAnyOrder("Ada", "Cleo");
    }

    @Test
    void narrowsByWhoHasTheOffer() {
        Id holder = cast.as(players.executive(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 1))
                .getFirst()
                .assigneeId();

        assertThat(found(Map.of("holder", String.valueOf(holder)))).isNotEmpty().hasSizeLessThan(3);
        assertThat(found(Map.of("holder", "none"))).isEmpty();
    }

    @Test
    void takesWhatMakesNoSenseAsNotAsked() {
        assertThat(found(Map.of("holder", "' OR 1=1", "packet", "half"))).hasSize(3);
    }

    @Test
    void writesItselfAsTheParametersThatItReads() {
        Map<String, String> asked = Map.of("holder", "42", "channel", "Webinar", "packet", "missing");

        assertThat(QueueFilter.of(asked).parameters()).isEqualTo(asked);
        assertThat(QueueFilter.ALL.parameters()).isEmpty();
    }

    private void offer(String name, String channel, String campaign, String company) {
        Map<String, String> facts = new HashMap<>(Map.of(
                "firstName",
                name,
                "email",
                name + "@example.com",
                "stage",
                "SQL",
                "channel",
                channel,
                "campaign",
                campaign));
        if (!company.isEmpty()) {
            facts.put("company", company);
        }
        cast.as(players.marketer(), () -> leads.record(List.of(TestLeads.told("test", name, facts)), true));
    }

    private List<String> found(Map<String, String> asked) {
        QueueFilter filter = QueueFilter.of(asked);
        List<String> found =
                cast.as(players.executive(), () -> queue.open(HandoffQueue.Tab.ALL, filter, 0, 10)).stream()
                        .map(QueueItem::leadName)
                        .toList();
        assertThat(cast.as(players.executive(), () -> queue.count(HandoffQueue.Tab.ALL, filter)))
                .isEqualTo(found.size());
        return found;
    }
}
