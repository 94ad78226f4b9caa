package dev.accord.demo;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The ten channels that leads come by: how many, how good, and who in Marketing answers for them. */
enum Channel {
    ORGANIC_SEARCH("Organic search", 16, 0.30, 0.30, Player.NORA),
    PAID_SEARCH("Paid search", 14, 0.28, 0.27, Player.JONAS, "Stock planning terms", "Brand terms"),
    PAID_SOCIAL("Paid social", 12, 0.20, 0.22, Player.JONAS, "Planners at midsize makers", "Look-alike audience"),
    WEBINAR("Webinar", 13, 0.30, 0.28, Player.PRIYA, "Customer stories live", Channel.BROKEN_WEBINAR),
    CONTENT_DOWNLOAD("Content download", 12, 0.27, 0.25, Player.TOMAS, "Buyer's checklist", "State of stock report"),
    NEWSLETTER("Newsletter", 8, 0.27, 0.26, Player.TOMAS, "Monthly letter"),
    TRADE_FAIR("Trade fair", 8, 0.33, 0.30, Player.PRIYA, "Spring fair", "Autumn fair"),
    PARTNER("Partner", 6, 0.42, 0.38, Player.NORA, "Implementation partners"),
    REFERRAL("Referral", 5, 0.44, 0.42, Player.NORA),
    OUTBOUND("Outbound", 6, 0.24, 0.27, Player.JONAS, "Retail warehouses", "Spare parts dealers");

    /** Everybody who attended counted as ready for sales, students and the merely curious included. */
    static final String BROKEN_WEBINAR = "Webinar: stock planning in 30 minutes";

    private final String label;
    private final int share;
    private final double toMql;
    private final double toSql;
    private final Player marketer;
    private final List<String> campaigns;

    Channel(String label, int share, double toMql, double toSql, Player marketer, String... campaigns) {
        this.label = label;
        this.share = share;
        this.toMql = toMql;
        this.toSql = toSql;
        this.marketer = marketer;
        this.campaigns = List.of(campaigns);
    }

    static Channel drawn(Random random) {
        int ticket = random.nextInt(100);
        for (Channel channel : values()) {
            ticket -= channel.share;
            if (ticket < 0) {
                return channel;
            }
        }
        throw new IllegalStateException("the shares of the channels do not add up to 100");
    }

    Optional<String> campaignDrawn(Random random, boolean webinarRuns) {
        if (this == WEBINAR) {
            return Optional.of(webinarRuns && random.nextInt(100) < 75 ? BROKEN_WEBINAR : campaigns.getFirst());
        }
        return campaigns.isEmpty() ? Optional.empty() : Optional.of(campaigns.get(random.nextInt(campaigns.size())));
    }

    String label() {
        return label;
    }

    /** How many of a hundred leads come by it. */
    int share() {
        return share;
    }

    List<String> campaigns() {
        return campaigns;
    }

    double toMql() {
        return toMql;
    }

    double toSql() {
        return toSql;
    }

    Player marketer() {
        return marketer;
    }

    /** These people know what they come for: some are handed over at once. */
    boolean isPersonal() {
        return this == PARTNER || this == REFERRAL;
    }
}
