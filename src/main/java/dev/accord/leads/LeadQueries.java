package dev.accord.leads;

import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns what somebody wants to see into a query: who "me" is, which people a team has, which work can be open. */
@Component
class LeadQueries {

    private static final String NONE = "FALSE";

    /** A word that stands no more often among the words of leads is the way to find them, whatever else is asked. */
    private static final int RARE = 500;

    /** A word that stands more often is not the way to find them. */
    private static final int COMMON = 100_000;

    private final Lifecycle lifecycle;
    private final JdbcClient jdbc;
    private final Acting acting;
    private final ObjectProvider<OpenWork> openWork;
    private final ZoneId zone;

    LeadQueries(
            Lifecycle lifecycle,
            JdbcClient jdbc,
            Acting acting,
            ObjectProvider<OpenWork> openWork,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
        this.acting = acting;
        this.openWork = openWork;
        this.zone = zone;
    }

    LeadQuery of(LeadFilter filter) {
        LeadQuery query = new LeadQuery(words(filter.text()));
        asked(filter.stage(), key -> stage(query, key));
        asked(filter.channel(), name -> query.where("l.channel = :channel", "channel", name));
        asked(filter.campaign(), name -> query.where("l.campaign = :campaign", "campaign", name));
        asked(filter.segment(), name -> query.where("l.segment = :segment", "segment", name));
        asked(filter.country(), name -> query.where("l.country = :country", "country", name));
        asked(filter.owner(), whose -> owner(query, whose));
        asked(filter.team(), which -> team(query, which));
        filter.createdFrom().ifPresent(day -> query.where("l.created_at >= :createdFrom", "createdFrom", start(day)));
        filter.createdUntil()
                .ifPresent(day -> query.where("l.created_at < :createdUntil", "createdUntil", start(day.plusDays(1))));
        filter.sinceFrom().ifPresent(day -> query.where("l.stage_since >= :sinceFrom", "sinceFrom", start(day)));
        filter.sinceUntil()
                .ifPresent(day -> query.where("l.stage_since < :sinceUntil", "sinceUntil", start(day.plusDays(1))));
        asked(filter.disqualified(), how -> disqualified(query, how));
        asked(
                filter.open(),
                key -> openWork.stream()
                        .filter(work -> work.key().equals(key))
                        .findFirst()
                        .ifPresent(work -> query.among(work.leads())));
        return query;
    }

    /** The words; one that few leads have comes first. */
    private List<LeadQuery.Word> words(String text) {
        List<String> asked =
                LeadWords.asked(text).stream().map(LeadQueries::beginning).toList();
        Optional<String> rare =
                asked.stream().filter(word -> !standsMoreOftenThan(RARE, word)).findFirst();
        return rare.map(first -> Stream.concat(Stream.of(first), asked.stream().filter(word -> !word.equals(first)))
                        .map(word -> new LeadQuery.Word(word, false)))
                .orElseGet(() -> asked.stream()
                        .map(word -> new LeadQuery.Word(word, standsMoreOftenThan(COMMON, word)))
                        .sorted(Comparator.comparing(LeadQuery.Word::common)))
                .toList();
    }

    private boolean standsMoreOftenThan(int times, String word) {
        return jdbc.sql("SELECT lead_id FROM lead_word w WHERE w.word LIKE :word LIMIT 1 OFFSET :times")
                .param("word", word)
                .param("times", times)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** A single letter is a word of its own; as the beginning of others it would find every tenth lead. */
    private static String beginning(String word) {
        String literal = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return word.length() == 1 ? literal : literal + "%";
    }

    private static void asked(String text, Consumer<String> then) {
        if (!text.isBlank()) {
            then.accept(text.strip());
        }
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    /** Who stands in a part of a stage stands in that stage. */
    private void stage(LeadQuery query, String key) {
        Lifecycle.Stages stages = lifecycle.stages();
        stages.all().stream()
                .filter(stage -> stage.key().equalsIgnoreCase(key))
                .findFirst()
                .ifPresent(stage -> {
                    List<Long> within = stages.tree(stage).stream()
                            .map(each -> each.id().value())
                            .toList();
                    if (within.size() == 1) {
                        query.where("l.stage_id = :stage", "stage", within.getFirst());
                    } else {
                        query.where("l.stage_id IN (:stage)", "stage", within);
                    }
                });
    }

    private void owner(LeadQuery query, String whose) {
        switch (whose) {
            case LeadFilter.NOBODY -> query.where("l.owner_id IS NULL");
            case LeadFilter.ME ->
                acting.now()
                        .person()
                        .ifPresentOrElse(
                                me -> query.where("l.owner_id = :owner", "owner", me.value()), () -> query.where(NONE));
            default -> id(whose).ifPresent(id -> query.where("l.owner_id = :owner", "owner", id.value()));
        }
    }

    private void team(LeadQuery query, String which) {
        SignedIn who = acting.now();
        Optional<Id> team = which.equals(LeadFilter.MINE) ? who.team() : id(which);
        if (team.isEmpty()) {
            return;
        }
        List<Long> people = jdbc.sql("SELECT id FROM person WHERE team_id = :team")
                .param("team", team.get().value())
                .query(Long.class)
                .list();
        if (people.isEmpty()) {
            query.where(NONE);
        } else {
            query.where("l.owner_id IN (:people)", "people", people);
        }
    }

    private void disqualified(LeadQuery query, String how) {
        List<Long> stages = lifecycle.stages().all().stream()
                .filter(stage -> stage.kind() == StageKind.DISQUALIFIED)
                .map(stage -> stage.id().value())
                .toList();
        switch (how) {
            case LeadFilter.ONLY -> query.where("l.stage_id IN (:out)", "out", stages);
            case LeadFilter.WITHOUT -> query.where("l.stage_id NOT IN (:out)", "out", stages);
            default -> {}
        }
    }

    private static Optional<Id> id(String text) {
        try {
            return Optional.of(Id.parse(text));
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }
}
