package dev.accord.bench;

import dev.accord.leads.WhatFollowsFromHistory;
import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.Role;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A history of three years up to the beginning of this month, made by the database itself. */
@Component
public class History {

    private static final int LEADS_AT_ONCE = 10_000;
    private static final int REPS = 20;
    private static final int HANDS = 2;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WhatFollowsFromHistory follows;
    private final People people;
    private final Acting acting;
    private final Clock clock;

    History(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            WhatFollowsFromHistory follows,
            People people,
            Acting acting,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.follows = follows;
        this.people = people;
        this.acting = acting;
        this.clock = clock;
    }

    void make(int leads) {
        long begin = System.nanoTime();
        LocalDate end = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        Map<String, Object> parameters = parameters(leads, end.minusYears(3), end);
        jdbc.sql("CREATE TABLE bench_number (number INT NOT NULL PRIMARY KEY)").update();
        jdbc.sql("CREATE TABLE bench_rep (number INT NOT NULL PRIMARY KEY, id BIGINT NOT NULL)")
                .update();
        jdbc.sql(HistorySql.NUMBERS).update();
        jdbc.sql(HistorySql.PLAN_TABLE).update();
        parameters.putAll(acting.asPortal(this::enter));
        write(parameters, List.of(HistorySql.TRAFFIC, HistorySql.SPEND, HistorySql.SPEND_DAYS));
        writeLeads(leads, parameters);
        tell(begin, "written");
        follows.derive();
        tell(begin, "derived");
        List.of("bench_plan", "bench_rep", "bench_number")
                .forEach(table -> jdbc.sql("DROP TABLE " + table).update());
        // so that plans do not depend on when the server last looked
        jdbc.sql("""
                        ANALYZE TABLE lead_record, lead_activity, lead_attribute, lead_word, stage_entry, stage_passage,
                                      recycling, opportunity, opportunity_step, handoff, handoff_decision, spend_day, web_traffic
                        """).query((row, number) -> row.getString(1)).list();
        acting.asPortal(() -> {
            follows.check();
            return "";
        });
        tell(begin, "checked");
    }

    private static Map<String, Object> parameters(int leads, LocalDate from, LocalDate to) {
        long micros = Duration.between(from.atStartOfDay(), to.atStartOfDay()).toMillis() * 1_000;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("leads", leads);
        parameters.put("step", micros / leads);
        parameters.put(
                "days", Duration.between(from.atStartOfDay(), to.atStartOfDay()).toDays());
        parameters.put("start", Timestamp.from(from.atStartOfDay(ZoneOffset.UTC).toInstant()));
        parameters.put("end", Timestamp.from(to.atStartOfDay(ZoneOffset.UTC).toInstant()));
        parameters.put("base", from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() << 22);
        parameters.put("reps", REPS);
        return parameters;
    }

    /** The people of the history, one for each role, and many reps. Nobody signs in. */
    private Map<String, Object> enter() {
        WorkingHours hours = WorkingHours.officeHours(ZoneOffset.UTC);
        Id marketing = people.found("Demand", "MARKETING", hours);
        Id sales = people.found("Field", "SALES", hours);
        Id marketer = welcome("bench.marketer", Role.MARKETER, marketing);
        welcome("bench.manager", Role.SALES_MANAGER, sales);
        for (int number = 0; number < REPS; number++) {
            jdbc.sql("INSERT INTO bench_rep (number, id) VALUES (?, ?)")
                    .params(
                            number,
                            welcome("bench.rep" + number, Role.SALES_REP, sales).value())
                    .update();
        }
        return Map.of("marketer", marketer.value(), "team", sales.value());
    }

    private Id welcome(String username, Role role, Id team) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getEncoder().encodeToString(random);
        return people.welcome(username, "Bench", username, EnumSet.of(role), Optional.of(team), password, false);
    }

    /** Each hand writes some leads with all that belongs to them, then the next. */
    private void writeLeads(int leads, Map<String, Object> parameters) {
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int from = 0; from < leads; from += LEADS_AT_ONCE) {
                Map<String, Object> these = new HashMap<>(parameters);
                these.put("from", from);
                these.put("to", Math.min(leads, from + LEADS_AT_ONCE));
                work.add(hands.submit(() -> write(
                        these,
                        List.of(
                                HistorySql.PLAN,
                                HistorySql.LEADS,
                                HistorySql.ATTRIBUTES,
                                HistorySql.ENTRIES,
                                HistorySql.RECYCLINGS,
                                HistorySql.ACTIVITIES,
                                HistorySql.OPPORTUNITIES,
                                HistorySql.STEPS,
                                HistorySql.HANDOFFS,
                                HistorySql.DECISIONS))));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the history cannot be written", failure.getCause());
        }
    }

    private void write(Map<String, Object> parameters, List<String> statements) {
        transaction.executeWithoutResult(status -> follows.unchecked(() -> statements.forEach(
                statement -> jdbc.sql(statement).params(parameters).update())));
    }

    private static void tell(long begin, String what) {
        System.out.printf(Locale.ROOT, "history %s after %.0f s%n", what, (System.nanoTime() - begin) / 1e9);
    }

    /** The person of the history with that name. */
    public Id person(String username) {
        return jdbc.sql("SELECT id FROM person WHERE username = ?")
                .param(username)
                .query((row, number) -> new Id(row.getLong(1)))
                .single();
    }

    /** The day before which everything happened. */
    public LocalDate end() {
        return jdbc.sql("SELECT MAX(created_at) FROM lead_record WHERE source = 'bench'")
                .query((row, number) -> LocalDate.ofInstant(row.getTimestamp(1).toInstant(), ZoneOffset.UTC))
                .single()
                .withDayOfMonth(1)
                .plusMonths(1);
    }

    /** How much there is of what. */
    String size() {
        return "%s leads, %s activities, %s stage entries, %s opportunities, %s handoffs in the three years to %s"
                .formatted(
                        count("lead_record"),
                        count("lead_activity"),
                        count("stage_entry"),
                        count("opportunity"),
                        count("handoff"),
                        end());
    }

    private String count(String table) {
        return String.format(
                Locale.ROOT,
                "%,d",
                jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single());
    }
}
