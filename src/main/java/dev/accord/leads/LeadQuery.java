package dev.accord.leads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The leads that a filter wants, as SQL. Those that were merged into another are in no list: the other one stands for
 * them.
 */
final class LeadQuery {

    private final List<String> sources = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private boolean wordsOnly = true;

    LeadQuery(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            parameters.put("word" + i, beginning(word));
            if (i == 0) {
                sources.add("(SELECT DISTINCT w.lead_id FROM lead_word w WHERE w.word LIKE :word0) found");
            } else {
                conditions.add(
                        "EXISTS (SELECT 1 FROM lead_word w%1$d WHERE w%1$d.lead_id = found.lead_id AND w%1$d.word LIKE :word%1$d)"
                                .formatted(i));
            }
        }
        wordsOnly = !words.isEmpty();
    }

    /** A single letter is a word of its own; as the beginning of others it would find every tenth lead. */
    private static String beginning(String word) {
        String literal = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return word.length() == 1 ? literal : literal + "%";
    }

    /** Wants only leads for which the condition on {@code l} holds. */
    LeadQuery where(String condition) {
        wordsOnly = false;
        conditions.add(condition);
        return this;
    }

    LeadQuery where(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return where(condition);
    }

    /** Wants only leads that another query lists in its column {@code lead_id}. */
    LeadQuery among(String leads) {
        wordsOnly = false;
        sources.add("(" + leads + ") listed");
        return this;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** The ids, in one column {@code id}. */
    String ids(LeadOrder order) {
        return wordsOnly && order.by() == LeadOrder.By.RECORDED
                ? "SELECT found.lead_id AS id" + from() + " ORDER BY found.lead_id" + (order.descending() ? " DESC" : "")
                : "SELECT l.id" + from() + " ORDER BY " + order.sql();
    }

    /** How many there are, but no more than {@code :most}, so that nothing is read for a number that nobody reads. */
    String count() {
        return "SELECT COUNT(*) FROM (SELECT 1" + from() + " LIMIT :most) counted";
    }

    /** From where the leads come, as {@code l} unless only words are asked for. */
    String from() {
        List<String> where = new ArrayList<>(conditions);
        String from;
        if (wordsOnly) {
            from = "\n  FROM " + sources.getFirst();
        } else if (sources.isEmpty()) {
            from = "\n  FROM lead_record l";
            where.add("l.merged_into IS NULL");
        } else {
            StringBuilder joined = new StringBuilder("\n  FROM ").append(sources.getFirst());
            String first = alias(sources.getFirst());
            sources.stream()
                    .skip(1)
                    .forEach(source -> joined.append("\n  JOIN ")
                            .append(source)
                            .append(" ON ")
                            .append(alias(source))
                            .append(".lead_id = ")
                            .append(first)
                            .append(".lead_id"));
            from = joined + "\n  JOIN lead_record l ON l.id = " + first + ".lead_id";
            where.add("l.merged_into IS NULL");
        }
        return where.isEmpty() ? from : from + "\n WHERE " + String.join("\n   AND ", where);
    }

    private static String alias(String source) {
        return source.substring(source.lastIndexOf(' ') + 1);
    }
}
