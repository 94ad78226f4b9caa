package dev.accord.leads;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two orders of qualification that revenue teams use. */
public enum LifecycleTemplate {
    /** Marketing qualifies for sales, hands over on SQL, and Sales accepts. */
    SQL_THEN_SAL(List.of(StageKind.MQL, StageKind.SQL, StageKind.SAL), StageKind.SQL),
    /** Marketing hands over on MQL, Sales accepts, and qualifies itself. */
    SAL_THEN_SQL(List.of(StageKind.MQL, StageKind.SAL, StageKind.SQL), StageKind.MQL);

    private final List<StageKind> order;
    private final StageKind handover;

    LifecycleTemplate(List<StageKind> order, StageKind handover) {
        this.order = order;
        this.handover = handover;
    }

    public List<StageKind> order() {
        return order;
    }

    /** Marketing hands a lead over when it enters this kind. */
    public StageKind handover() {
        return handover;
    }

    /** An accepted handover moves the lead here. */
    public StageKind accepted() {
        return StageKind.SAL;
    }

    /** The department that works on leads of this kind: Marketing up to the handover. */
    String departmentOf(StageKind kind) {
        return order.indexOf(kind) <= order.indexOf(handover) ? "MARKETING" : "SALES";
    }

    /** Such as "Lead, MQL, SQL, SAL". */
    public String label() {
        return Stream.concat(Stream.of("Lead"), order.stream().map(StageKind::name))
                .collect(Collectors.joining(", "));
    }

    /** What somebody types to confirm it, such as "MQL-SAL-SQL". */
    public String word() {
        return order.stream().map(StageKind::name).collect(Collectors.joining("-"));
    }
}
