package dev.accord.handoffs;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of the open offers are wanted. It can be written as the parameters of an address and read from there; what an
 * address says that makes no sense counts as not said. A blank text wants all.
 *
 * @param holder a person's id, or {@code none} for offers that are in a queue
 * @param packet {@code complete} or {@code missing}
 */
public record QueueFilter(String holder, String channel, String campaign, String segment, String packet)
        implements Serializable {

    public static final String NOBODY = "none";
    public static final String COMPLETE = "complete";
    public static final String MISSING = "missing";

    public static final QueueFilter ALL = of(Map.of());

    private static final String LACKING = """
            SELECT 1
              FROM contract_field f
              LEFT JOIN lead_attribute x ON x.lead_id = l.id AND f.field = CONCAT('attribute.', x.name)
             WHERE f.contract_id = h.contract_id AND %s
            """.formatted(Packet.lacksField());

    /** Reads the parameters of an address. */
    public static QueueFilter of(Map<String, String> parameters) {
        String holder = text(parameters, "holder");
        String packet = text(parameters, "packet");
        return new QueueFilter(
                holder.equals(NOBODY) || isNumber(holder) ? holder : "",
                text(parameters, "channel"),
                text(parameters, "campaign"),
                text(parameters, "segment"),
                packet.equals(COMPLETE) || packet.equals(MISSING) ? packet : "");
    }

    private static boolean isNumber(String text) {
        try {
            return Long.parseLong(text) > 0;
        } catch (NumberFormatException no) {
            return false;
        }
    }

    private static String text(Map<String, String> parameters, String key) {
        return parameters.getOrDefault(key, "").strip();
    }

    /** The parameters of an address that {@link #of} reads; what is not asked for is left out. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("holder", holder);
        parameters.put("channel", channel);
        parameters.put("campaign", campaign);
        parameters.put("segment", segment);
        parameters.put("packet", packet);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** What the conditions ask for, by name. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>(parameters());
        values.computeIfPresent("holder", (key, person) -> person.equals(NOBODY) ? person : Long.valueOf(holder));
        return values;
    }

    /** The conditions on an offer {@code h} of a lead {@code l}. */
    String where() {
        StringBuilder where = new StringBuilder();
        if (!holder.isEmpty()) {
            where.append(holder.equals(NOBODY) ? " AND h.assignee_id IS NULL" : " AND h.assignee_id = :holder");
        }
        if (!channel.isEmpty()) {
            where.append(" AND l.channel = :channel");
        }
        if (!campaign.isEmpty()) {
            where.append(" AND l.campaign = :campaign");
        }
        if (!segment.isEmpty()) {
            where.append(" AND l.segment = :segment");
        }
        if (!packet.isEmpty()) {
            where.append(packet.equals(MISSING) ? " AND EXISTS (" : " AND NOT EXISTS (")
                    .append(LACKING)
                    .append(")");
        }
        return where.toString();
    }
}
