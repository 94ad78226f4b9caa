package dev.accord.demo;

import dev.accord.demo.Act.Did;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way of a lead through marketing: it comes in, looks around, qualifies, is put aside or handed over. */
final class Path {

    private final Script script;
    private final Office office;
    private final SalesPath sales;
    private final List<Waiting> waiting = new ArrayList<>();

    /** A lead that qualified at that moment and was neither handed over nor put aside. */
    record Waiting(Life life, Instant since) {}

    Path(Script script) {
        this.script = script;
        this.office = script.office();
        this.sales = new SalesPath(script, this);
    }

    void walk(Life life) {
        Instant cameIn = life.cameIn();
        script.add(life);
        script.add(new Act.CameIn(cameIn, life));
        browse(life, cameIn.minus(14, ChronoUnit.DAYS), cameIn, 1);
        script.add(Did.online(cameIn, life, "FORM", life.channel() == Channel.WEBINAR ? "/webinars" : "/contact"));
        if (life.channel().isPersonal() && script.chance(0.15)) {
            sales.offer(life, office.later(cameIn, 1), script.one(Phrases.PERSONAL), false);
        } else if (script.chance(
                life.isOfTheBrokenWebinar() ? 0.64 : life.channel().toMql())) {
            qualify(life, cameIn, office.later(cameIn, script.days(8, 60)), false);
        } else if (script.chance(0.2)) {
            script.add(new Act.PutAside(
                    office.later(cameIn, script.from(1, 20)), life, "DISQUALIFIED", script.one(Phrases.NOT_A_LEAD)));
        }
    }

    /** A lead that went back to marketing may come forward again, not before its time has come. */
    void comeForward(Life life, Instant from, Optional<Instant> coolOff) {
        if (script.chance(0.45)) {
            Instant earliest = coolOff.filter(until -> until.isAfter(from)).orElse(from);
            qualify(life, earliest, office.later(earliest, 10 + script.days(25, 120)), true);
        }
    }

    private void qualify(Life life, Instant since, Instant at, boolean again) {
        int visits = browse(life, since, at, script.from(3, 4));
        Instant offered = at.minusSeconds(60);
        boolean download = script.chance(0.6) && !office.day(since).equals(office.day(at));
        if (download) {
            script.add(Did.online(offered, life, "DOWNLOAD", script.one(Phrases.OFFERS)));
        }
        String reason = (again ? "Came back: visited or read %d times" : "Visited or read %d times").formatted(visits)
                + (download ? " and downloaded an offer" : " and asked for more");
        script.add(new Act.Qualified(at, life, reason));
        if (script.chance(toSql(life, at, again))) {
            Instant over = office.later(at, 1 + script.days(8, 60));
            boolean webinar = life.isOfTheBrokenWebinar() && !script.isBetterAt(over) && !again;
            browse(life, at, over, script.from(0, 2));
            String why = script.one(webinar ? Phrases.HANDED_OVER_BY_WEBINAR : Phrases.HANDED_OVER);
            if (!sales.offer(life, over, why, again)) {
                waiting.add(new Waiting(life, at));
            }
        } else if (script.chance(0.3)) {
            Instant aside = office.later(at, script.from(45, 90));
            script.add(new Act.PutAside(aside, life, "NURTURE", script.one(Phrases.WENT_QUIET)));
            if (!again) {
                comeForward(life, aside, Optional.empty());
            }
        } else if (!again) {
            waiting.add(new Waiting(life, at));
        }
    }

    private double toSql(Life life, Instant at, boolean again) {
        if (again) {
            return 0.75;
        }
        if (life.isOfTheBrokenWebinar()) {
            return script.isBetterAt(at) ? 0.26 : 0.85;
        }
        return life.channel().toSql() * (script.isBetterAt(at) ? 0.95 : 1);
    }

    /** @return how often it really visited or read */
    private int browse(Life life, Instant from, Instant to, int times) {
        LocalDate first = office.day(from);
        int days = (int) ChronoUnit.DAYS.between(first, office.day(to)) + 1;
        int done = 0;
        for (int i = 0; i < times * 2 && done < times; i++) {
            Instant at = office.on(first.plusDays(script.random().nextInt(days)));
            if (at.isAfter(from) && at.isBefore(to)) {
                boolean reads = script.chance(0.4);
                String page = script.one(reads ? Phrases.POSTS : Phrases.PAGES);
                script.add(Did.online(at, life, reads ? "READ" : "VISIT", page));
                done++;
            }
        }
        return done;
    }

    SalesPath sales() {
        return sales;
    }

    List<Waiting> waiting() {
        return waiting;
    }
}
