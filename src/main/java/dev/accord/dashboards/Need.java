package dev.accord.dashboards;

/**
 * Something that waits for the person who looks.
 *
 * @param pressing how many of them are due soon or overdue
 * @param what the one thing that is meant, where it is one with a name, such as "SQL v3" or "Revenue, Q2 2026"; empty
 *     otherwise
 * @param address where it is done, within the portal and without a leading slash
 */
public record Need(Kind kind, long count, long pressing, String what, String address) {

    Need(Kind kind, long count, long pressing) {
        this(kind, count, pressing, "", kind.address);
    }

    static Need signOff(String what, String address) {
        return new Need(Kind.SIGN_OFF, 1, 0, what, address);
    }

    static Need agreement(String what, String address) {
        return new Need(Kind.AGREEMENT, 1, 0, what, address);
    }

    /** What waits, and where it is done. */
    public enum Kind {
        OFFERED_TO_ME("handoffs"),
        OVERDUE_OFFERS("handoffs?tab=breached"),
        DISPUTES_TO_TAKE_ON("disputes"),
        DISPUTES_THAT_I_RESEARCH("disputes"),
        SIGN_OFF("definitions"),
        AGREEMENT("goals");

        private final String address;

        Kind(String address) {
            this.address = address;
        }
    }

    /** Such as "7 handoffs offered to you, 2 due soon". */
    public String words() {
        String one = count == 1 ? "" : "s";
        return switch (kind) {
            case OFFERED_TO_ME -> "%d handoff%s offered to you%s".formatted(count, one, soon());
            case OVERDUE_OFFERS -> "%d offer%s overdue in all teams".formatted(count, one);
            case DISPUTES_TO_TAKE_ON -> "%d dispute%s to research".formatted(count, one);
            case DISPUTES_THAT_I_RESEARCH -> "%d dispute%s in your research".formatted(count, one);
            case SIGN_OFF -> "sign-off of \"%s\"".formatted(what);
            case AGREEMENT -> "agreement to another goal of \"%s\"".formatted(what);
        };
    }

    private String soon() {
        return pressing == 0 ? "" : ", %d due soon".formatted(pressing);
    }
}
