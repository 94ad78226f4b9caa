package dev.accord.leads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leads that a filter wants, as SQL. Those that were merged into another are in no list: the other one stands for
 * them, and is found by their words, too.
 *
 * <p>A rare word leads to its leads. For a common one it is quicker to go through the leads in their order and to look
 * whether each has it, as a page of them is soon found.
 */
final class LeadQuery {

    /**
     * The beginning of a word that is looked for.
     *
     * @param pattern for LIKE
     * @param common whether so many leads have it that it tells little
     */
    record Word(String pattern, boolean common) {}

    private final List<String> has = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final Optional<String> rare;

    /** @param words the one that tells most first */
    LeadQuery(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            has.add("word" + i);
            parameters.put("word" + i, words.get(i).pattern());
        }
        rare = words.stream().findFirst().filter(word -> !word.common()).map(word -> "word0");
    }

    /** Wants only leads for which the condition on {@code l} holds. */
    LeadQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    LeadQuery where(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return where(condition);
    }

    /** Wants only leads that another query lists in its column {@code lead_id}. */
    LeadQuery among(String leads) {
        lists.add("(" + leads + ")");
        return this;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** The ids, in one column {@code id}. */
    String ids(LeadOrder order) {
        return asksOnlyForWords() && rare.isPresent() && order.by() == LeadOrder.By.RECORDED
                ? byWords() + " ORDER BY w.lead_id" + (order.descending() ? " DESC" : "")
                : "SELECT l.id" + from() + " ORDER BY " + order.sql();
    }

    /** How many there are, but no more than {@code :most}, so that nothing is read for a number that nobody reads. */
    String count() {
        String leads = asksOnlyForWords() ? byWords() : "SELECT 1" + from();
        return "SELECT COUNT(*) FROM (" + leads + " LIMIT :most) counted";
    }

    private boolean asksOnlyForWords() {
        return !has.isEmpty() && conditions.isEmpty() && lists.isEmpty();
    }

    /** From the words alone, without a look at the leads. */
    private String byWords() {
        StringBuilder sql = new StringBuilder(
                "SELECT DISTINCT w.lead_id AS id\n  FROM lead_word w\n WHERE w.word LIKE :" + has.getFirst());
        has.stream().skip(1).forEach(word -> sql.append("\n   AND ").append(has(word, "w.lead_id")));
        return sql.toString();
    }

    private String from() {
        List<String> sources = new ArrayList<>();
        rare.ifPresent(
                word -> sources.add("(SELECT DISTINCT w.lead_id FROM lead_word w WHERE w.word LIKE :" + word + ")"));
        sources.addAll(lists);
        StringBuilder from = new StringBuilder("\n  FROM ");
        for (int i = 0; i < sources.size(); i++) {
            from.append(sources.get(i)).append(" s").append(i);
            from.append(i == 0 ? "" : " ON s" + i + ".lead_id = s0.lead_id").append("\n  JOIN ");
        }
        from.append("lead_record l").append(sources.isEmpty() ? "" : " ON l.id = s0.lead_id");
        List<String> where = new ArrayList<>(conditions);
        where.add("l.merged_into IS NULL");
        has.stream().filter(word -> !rare.equals(Optional.of(word))).forEach(word -> where.add(has(word, "l.id")));
        return from + "\n WHERE " + String.join("\n   AND ", where);
    }

    /** Looked up for each lead: as a value with a LIMIT, no server turns it into a join of all that have the word. */
    private static String has(String word, String lead) {
        return "(SELECT h.lead_id FROM lead_word h WHERE h.lead_id = %s AND h.word LIKE :%s LIMIT 1) IS NOT NULL"
                .formatted(lead, word);
    }
}
