package dev.accord.dashboards;

/**
 * Something that waits for the person who looks.
 *
 * @param pressing how many of them are due soon or overdue
 */
public record Need(Kind kind, long count, long pressing) {

    /** What waits, and where it is done. */
    public enum Kind {
        OFFERED_TO_ME("handoffs"),
        OVERDUE_OFFERS("handoffs?tab=breached"),
        DISPUTES_TO_TAKE_ON("disputes"),
        DISPUTES_THAT_I_RESEARCH("disputes");

        private final String address;

        Kind(String address) {
            this.address = address;
        }

        /** Within the portal, without a leading slash. */
        public String address() {
            return address;
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
        };
    }

    private String soon() {
        return pressing == 0 ? "" : ", %d due soon".formatted(pressing);
    }
}
