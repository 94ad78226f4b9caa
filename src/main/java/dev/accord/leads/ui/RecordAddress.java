package dev.accord.leads.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.accord.leads.Duplicates.Proposal;
import dev.accord.leads.Duplicates.Shared;
import dev.accord.leads.LeadCard;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which two records stand side by side, as the address says it.
 *
 * @param shared what they have in common, where they were proposed for it
 * @param value that very e-mail or id
 * @param one the left record; empty: the first that has it
 * @param other the right record; empty: the next that has it
 */
record RecordAddress(Optional<Shared> shared, String value, Optional<Id> one, Optional<Id> other)
        implements Serializable {

    static final RecordAddress NOTHING = new RecordAddress(Optional.empty(), "", Optional.empty(), Optional.empty());

    static final String BY = "by";

    private static final String VALUE = "value";
    private static final String ONE = "one";
    private static final String OTHER = "other";

    static RecordAddress of(Proposal proposal) {
        return new RecordAddress(Optional.of(proposal.shared()), proposal.value(), Optional.empty(), Optional.empty());
    }

    static RecordAddress of(QueryParameters address) {
        return new RecordAddress(
                address.getSingleParameter(BY).map(Shared::of),
                address.getSingleParameter(VALUE).orElse(""),
                address.getSingleParameter(ONE).flatMap(RecordAddress::id),
                address.getSingleParameter(OTHER).flatMap(RecordAddress::id));
    }

    private static Optional<Id> id(String text) {
        try {
            return Optional.of(Id.parse(text));
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }

    RecordAddress with(Id left, Id right) {
        return new RecordAddress(shared, value, Optional.of(left), Optional.of(right));
    }

    /** The same with the records that it leaves open; empty where there are no two. @param members who has the value */
    Optional<RecordAddress> among(List<LeadCard> members) {
        List<Id> ids = members.stream().map(LeadCard::id).toList();
        Optional<Id> left = one.or(() -> first(ids, other));
        Optional<Id> right = other.or(() -> first(ids, left));
        return left.isPresent() && right.isPresent() && !left.equals(right)
                ? Optional.of(new RecordAddress(shared, value, left, right))
                : Optional.empty();
    }

    private static Optional<Id> first(List<Id> ids, Optional<Id> not) {
        return ids.stream().filter(id -> !not.equals(Optional.of(id))).findFirst();
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        shared.ifPresent(by -> {
            parameters.put(BY, by.key());
            parameters.put(VALUE, value);
        });
        one.ifPresent(id -> parameters.put(ONE, id.toString()));
        other.ifPresent(id -> parameters.put(OTHER, id.toString()));
        return QueryParameters.simple(parameters);
    }

    String text() {
        return CompareRecordsView.ADDRESS + "?" + parameters().getQueryString();
    }
}
