package dev.accord.leads;

import dev.accord.leads.Progression.News;
import dev.accord.shared.Id;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Derives, for all leads at once, what the portal keeps beside a history, and compares a sample with the portal's way. */
@Component
public class WhatFollowsFromHistory {

    private static final int SAMPLE = 500;

    /** The words of a history whose names have neither accents nor punctuation. */
    private static final List<String> WORDS = List.of(
            "LOWER(first_name)",
            "LOWER(last_name)",
            "LOWER(SUBSTRING_INDEX(company, ' ', 1))",
            "LOWER(SUBSTRING_INDEX(company, ' ', -1))",
            "email",
            "SUBSTRING_INDEX(email, '@', -1)",
            "LOWER(external_id)");

    private static final List<String> DERIVED = List.of(
            "SELECT id, stage_id, stage_since, generated_at FROM lead_record WHERE id IN (:leads) ORDER BY id",
            "SELECT lead_id, stage_id, passed_at, skipped FROM stage_passage WHERE lead_id IN (:leads) ORDER BY 1, 2",
            "SELECT lead_id, stage_id, recycled_at, '' FROM recycling WHERE lead_id IN (:leads) ORDER BY 1, 2, 3",
            "SELECT lead_id, word, '', '' FROM lead_word WHERE lead_id IN (:leads) ORDER BY 1, 2",
            "SELECT lead_id, next_at, '', '' FROM lead_watch WHERE lead_id IN (:leads) ORDER BY 1");

    private final JdbcClient jdbc;
    private final JdbcOperations session;
    private final TransactionTemplate transaction;
    private final Passages passages;
    private final Progression progression;
    private final LeadWords words;

    WhatFollowsFromHistory(
            JdbcClient jdbc,
            JdbcOperations session,
            TransactionTemplate transaction,
            Passages passages,
            Progression progression,
            LeadWords words) {
        this.jdbc = jdbc;
        this.session = session;
        this.transaction = transaction;
        this.passages = passages;
        this.progression = progression;
        this.words = words;
    }

    /** In the transaction of the caller the server does not look up what it is told; that it fits is checked later. */
    public void unchecked(Runnable work) {
        session.execute("SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0");
        try {
            work.run();
        } finally {
            session.execute("SET SESSION foreign_key_checks = 1, SESSION unique_checks = 1");
        }
    }

    public void derive() {
        passages.deriveAnew(
                jdbc.sql("SELECT DISTINCT passed_id FROM stage_reach")
                        .query((row, number) -> new Id(row.getLong(1)))
                        .list(),
                done -> {});
        // word by word in its order, as the table keeps them
        WORDS.forEach(word -> transaction.executeWithoutResult(
                status -> unchecked(() -> jdbc.sql("""
                        INSERT INTO lead_word (word, lead_id)
                        SELECT %s AS word, id FROM lead_record ORDER BY word, id
                        ON DUPLICATE KEY UPDATE lead_id = VALUES(lead_id)
                        """.formatted(word)).update())));
    }

    /**
     * Derives a sample anew as the portal does it, and asks what definitions say of it: nothing may change.
     *
     * @throws IllegalStateException where the history is none that the portal could have come to
     */
    public void check() {
        List<Id> sample = sample();
        List<Long> numbers = sample.stream().map(Id::value).toList();
        transaction.executeWithoutResult(status -> {
            List<String> made = derived(numbers);
            progression.deriveAnew(numbers);
            words.write(sample);
            Progression.Result result = progression.advance(News.touched(sample, false));
            List<String> right = derived(numbers);
            if (made.size() < sample.size() || !result.entered().isEmpty() || !made.equals(right)) {
                List<String> wrong = new ArrayList<>(made);
                wrong.removeAll(right);
                List<String> missing = new ArrayList<>(right);
                missing.removeAll(made);
                throw new IllegalStateException("definitions say %s; wrong %s; missing %s"
                        .formatted(
                                result.entered().stream().limit(5).toList(),
                                wrong.stream().limit(5).toList(),
                                missing.stream().limit(5).toList()));
            }
            status.setRollbackOnly();
        });
    }

    private List<Id> sample() {
        List<Id> all = jdbc.sql("SELECT id FROM lead_record WHERE MOD(id DIV 1024, 7) = 0 ORDER BY id LIMIT :limit")
                .param("limit", SAMPLE / 2)
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
        List<Id> sample = new ArrayList<>(all);
        // the youngest had the least time
        sample.addAll(jdbc.sql("SELECT id FROM lead_record ORDER BY id DESC LIMIT :limit")
                .param("limit", SAMPLE / 2)
                .query((row, number) -> new Id(row.getLong(1)))
                .list());
        return sample.stream().distinct().toList();
    }

    private List<String> derived(List<Long> leads) {
        return DERIVED.stream()
                .flatMap(query -> jdbc
                        .sql(query)
                        .param("leads", leads)
                        .query((row, number) -> "%s %s %s %s"
                                .formatted(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        .list()
                        .stream())
                .toList();
    }
}
