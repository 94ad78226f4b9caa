package dev.accord.reporting;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fiscal calendar of the portal. A change is a new row, and counts for all years, those that are over included. */
@Service
@Transactional
public class FiscalCalendars {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    FiscalCalendars(JdbcClient jdbc, Ids ids, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** The calendar in force; calendar years until somebody decides otherwise. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public FiscalCalendar current() {
        return jdbc.sql("SELECT start_month, division FROM fiscal_calendar ORDER BY id DESC LIMIT 1")
                .query((row, number) -> new FiscalCalendar(
                        row.getInt("start_month"), FiscalCalendar.Division.valueOf(row.getString("division"))))
                .optional()
                .orElse(FiscalCalendar.CALENDAR_YEARS);
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    public void adopt(FiscalCalendar calendar) {
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO fiscal_calendar (id, start_month, division, set_by, set_at)
                        VALUES (:id, :month, :division, :by, :at)
                        """)
                .param("id", ids.next().value())
                .param("month", calendar.startMonth())
                .param("division", calendar.division().name())
                .param("by", acting.now().person().map(Id::value).orElse(null))
                .param("at", Timestamp.from(now))
                .update();
        events.publishEvent(new FiscalCalendarAdopted(now, acting.now().person(), calendar));
    }
}
