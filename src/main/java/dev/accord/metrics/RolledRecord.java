package dev.accord.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was counted last: with all that its sums are told apart by.
 *
 * @param subject its lead, or itself where it has none
 */
record RolledRecord(
        long subject,
        String kind,
        long id,
        long part,
        LocalDateTime at,
        LocalDate day,
        @Nullable Long owner,
        @Nullable String ownerName,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String segment,
        BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String fault,
        @Nullable String mark,
        @Nullable String currency) {

    private static final int SCALE = 10;

    static RolledRecord read(ResultSet row, ZoneId zone) throws SQLException {
        LocalDateTime at = row.getObject("at", LocalDateTime.class);
        long owner = row.getLong("owner_id");
        boolean owned = !row.wasNull();
        BigDecimal denominator = row.getBigDecimal("denominator");
        return new RolledRecord(
                row.getLong("subject_id"),
                row.getString("kind"),
                row.getLong("record_id"),
                row.getLong("part"),
                at,
                at.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDate(),
                owned ? owner : null,
                row.getString("owner_name"),
                row.getString("channel"),
                row.getString("campaign"),
                row.getString("segment"),
                exact(row.getBigDecimal("numerator")),
                denominator == null ? null : exact(denominator),
                row.getString("fault"),
                row.getString("mark"),
                row.getString("currency"));
    }

    /** In one notation, so that equal numbers are equal. */
    private static BigDecimal exact(BigDecimal number) {
        return number.setScale(SCALE, RoundingMode.UNNECESSARY);
    }
}
