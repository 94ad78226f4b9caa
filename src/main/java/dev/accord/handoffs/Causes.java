package dev.accord.handoffs;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The causes that a dispute can name. The administrator words, orders, adds and retires them; none is ever removed. */
@Service
@Transactional
public class Causes {

    private static final String CARD = "SELECT code AS cause, label, meaning, asks_text, active FROM dispute_cause";
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_MEANING = 300;
    /** Between two places, so that the shipped order reads well in the table. */
    private static final int STEP = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Causes(JdbcClient jdbc, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** Every cause that ever was, in the order in which they are offered. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<CauseCard> all() {
        return jdbc.sql(CARD + " ORDER BY place, code").query(CauseCard.class).list();
    }

    /** Those that a new dispute or a verdict can name. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<CauseCard> active() {
        return jdbc.sql(CARD + " WHERE active ORDER BY place, code")
                .query(CauseCard.class)
                .list();
    }

    /**
     * The cause of that code, retired or not.
     *
     * @throws Refused with code {@code unknown-cause}
     */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public CauseCard named(String code) {
        List<CauseCard> all = all();
        return all.stream()
                .filter(card -> card.cause().code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "unknown-cause",
                        "\"%s\" is no cause; there are %s",
                        code,
                        all.stream()
                                .filter(CauseCard::active)
                                .map(CauseCard::cause)
                                .toList()));
    }

    /**
     * Adds a cause at the end of the list.
     *
     * @throws Refused with code {@code cause-exists}, {@code missing-label}, {@code long-label} or {@code long-meaning}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void add(Cause cause, String label, String meaning, boolean asksText) {
        refuseWording(label, meaning);
        try {
            jdbc.sql("""
                            INSERT INTO dispute_cause (code, label, meaning, asks_text, active, place)
                            SELECT :code, :label, :meaning, :asksText, TRUE, COALESCE(MAX(place), 0) + :step
                              FROM dispute_cause
                            """)
                    .param("code", cause.code())
                    .param("label", label.strip())
                    .param("meaning", meaning.strip())
                    .param("asksText", asksText)
                    .param("step", STEP)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw exists(cause, label);
        }
        tell(cause, "added the cause %s: %s".formatted(cause, label.strip()));
    }

    /**
     * Says a cause in other words, also for the disputes that name it already. {@code OTHER} always asks for text.
     *
     * @throws Refused with code {@code unknown-cause}, {@code cause-exists}, {@code missing-label}, {@code long-label},
     *     {@code long-meaning} or {@code other-asks}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void reword(Cause cause, String label, String meaning, boolean asksText) {
        refuseWording(label, meaning);
        CauseCard before = named(cause.code());
        if (cause.equals(Cause.OTHER) && !asksText) {
            throw Refused.invalid(
                    "other-asks", "%s says nothing by itself, so it always asks for text", before.label());
        }
        try {
            jdbc.sql("""
                            UPDATE dispute_cause SET label = :label, meaning = :meaning, asks_text = :asksText
                             WHERE code = :code
                            """)
                    .param("code", cause.code())
                    .param("label", label.strip())
                    .param("meaning", meaning.strip())
                    .param("asksText", asksText)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw exists(cause, label);
        }
        tell(cause, "worded the cause %s: %s".formatted(cause, label.strip()));
    }

    /**
     * Offers a cause no more. Disputes that name it keep it.
     *
     * @throws Refused with code {@code unknown-cause} or {@code last-cause}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void retire(Cause cause) {
        CauseCard card = named(cause.code());
        if (active().stream().allMatch(other -> other.cause().equals(cause))) {
            throw Refused.conflict(
                    "last-cause", "%s is the last cause that is offered: a dispute must name one", card.label());
        }
        change(cause, false, "retired the cause " + card.label());
    }

    /** @throws Refused with code {@code unknown-cause} */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void restore(Cause cause) {
        CauseCard card = named(cause.code());
        change(cause, true, "offers the cause %s again".formatted(card.label()));
    }

    private void change(Cause cause, boolean active, String summary) {
        int changed = jdbc.sql("UPDATE dispute_cause SET active = :active WHERE code = :code AND active <> :active")
                .param("active", active)
                .param("code", cause.code())
                .update();
        if (changed > 0) {
            tell(cause, summary);
        }
    }

    /** Moves a cause up (negative) or down in the order in which they are offered; no further than to the end. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void move(Cause cause, int by) {
        List<CauseCard> order = new ArrayList<>(all());
        int from = order.indexOf(named(cause.code()));
        int to = Math.clamp(from + by, 0, order.size() - 1);
        if (from == to) {
            return;
        }
        Collections.rotate(order.subList(Math.min(from, to), Math.max(from, to) + 1), from < to ? -1 : 1);
        for (int i = 0; i < order.size(); i++) {
            jdbc.sql("UPDATE dispute_cause SET place = :place WHERE code = :code")
                    .param("place", (i + 1) * STEP)
                    .param("code", order.get(i).cause().code())
                    .update();
        }
        tell(cause, "ordered the causes anew: %s is number %d".formatted(cause, to + 1));
    }

    /**
     * The cause for a new dispute.
     *
     * @throws Refused with code {@code unknown-cause} or {@code retired-cause}
     */
    CauseCard offered(Cause cause) {
        CauseCard card = named(cause.code());
        if (!card.active()) {
            throw Refused.invalid(
                    "retired-cause",
                    "the cause %s is not used any more; there are %s",
                    cause,
                    active().stream().map(CauseCard::cause).toList());
        }
        return card;
    }

    private static void refuseWording(String label, String meaning) {
        if (label.isBlank()) {
            throw Refused.invalid("missing-label", "a cause needs a name");
        }
        if (label.strip().length() > LONGEST_LABEL) {
            throw Refused.invalid("long-label", "the name of a cause has at most %d characters", LONGEST_LABEL);
        }
        if (meaning.strip().length() > LONGEST_MEANING) {
            throw Refused.invalid("long-meaning", "its meaning has at most %d characters", LONGEST_MEANING);
        }
    }

    private static Refused exists(Cause cause, String label) {
        return Refused.conflict("cause-exists", "there is a cause %s or one called %s already", cause, label.strip());
    }

    private void tell(Cause cause, String summary) {
        events.publishEvent(new CauseChanged(clock.instant(), acting.now().person(), cause, summary));
    }
}
