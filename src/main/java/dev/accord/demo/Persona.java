package dev.accord.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Somebody who might buy. People and companies are invented; their addresses can never exist. */
record Persona(
        String firstName,
        String lastName,
        String company,
        String email,
        String jobTitle,
        String country,
        Segment segment) {

    /** What sort of company it is, and what its deals are worth and take. */
    enum Segment {
        ENTERPRISE("Enterprise", 15, 74_000, 80, List.of("Planner Enterprise")),
        MIDSIZE("Midsize", 42, 27_000, 46, List.of("Planner Pro", "Planner Pro with forecast")),
        SMALL("Small business", 43, 8_600, 28, List.of("Planner"));

        private final String label;
        private final int share;
        private final int amount;
        private final int days;
        private final List<String> products;

        Segment(String label, int share, int amount, int days, List<String> products) {
            this.label = label;
            this.share = share;
            this.amount = amount;
            this.days = days;
            this.products = products;
        }

        private static Segment drawn(Random random) {
            int ticket = random.nextInt(100);
            for (Segment segment : values()) {
                ticket -= segment.share;
                if (ticket < 0) {
                    return segment;
                }
            }
            return SMALL;
        }

        String label() {
            return label;
        }

        /** In whole hundreds of euros. */
        int amountDrawn(Random random) {
            double factor = Math.exp(Math.max(-0.7, Math.min(0.7, random.nextGaussian() * 0.35)));
            return (int) Math.round(amount * factor / 100) * 100;
        }

        double cycleDrawn(Random random) {
            return days * (0.45 + 1.1 * random.nextDouble());
        }

        String productDrawn(Random random) {
            return products.get(random.nextInt(products.size()));
        }
    }

    private static final List<String> FIRST_NAMES = List.of(
            "Anna", "Ben", "Carla", "Dario", "Elif", "Fabian", "Greta", "Hugo", "Ines", "Jan", "Katrin", "Leon", "Mara",
            "Nils", "Olga", "Pavel", "Rahel", "Simon", "Tara", "Urs", "Vera", "Willem", "Yara", "Zeno", "Amira",
            "Bruno", "Chiara", "Emil", "Freya", "Gil", "Hanna", "Ivo", "Julia", "Karim", "Lena", "Marek", "Noemi",
            "Oscar", "Paula", "Robin");
    private static final List<String> LAST_NAMES = List.of(
            "Aebi",
            "Bachmann",
            "Caduff",
            "Dahlberg",
            "Egger",
            "Fontana",
            "Graf",
            "Horvat",
            "Imhof",
            "Jansen",
            "Keller",
            "Lombardi",
            "Moser",
            "Nilsen",
            "Oberholzer",
            "Pfister",
            "Quist",
            "Rossi",
            "Schwarz",
            "Tanner",
            "Ulrich",
            "Vogel",
            "Wagner",
            "Xander",
            "Yilmaz",
            "Zeller",
            "Arnold",
            "Brandt",
            "Costa",
            "Dreyer",
            "Eklund",
            "Fischer",
            "Gruber",
            "Huber",
            "Iversen",
            "Jost",
            "Kowalski",
            "Lang",
            "Maurer",
            "Nemec",
            "Olsen",
            "Petrov",
            "Richter",
            "Sauter",
            "Thoma",
            "Visser",
            "Winkler",
            "Zimmer");
    private static final List<String> PLACES = List.of(
            "Nordfels",
            "Silbertal",
            "Grünau",
            "Steinach",
            "Lindhof",
            "Rotbach",
            "Hochwald",
            "Seeblick",
            "Eichberg",
            "Sonnmatt",
            "Birkenau",
            "Falkenstein",
            "Weissach",
            "Tannegg",
            "Moosbach",
            "Kaltwasser",
            "Rheinfurt",
            "Alpstein",
            "Brunnegg",
            "Felsenau",
            "Goldach",
            "Hasliberg",
            "Ilmenau",
            "Kirchfeld",
            "Lauterach",
            "Marbach");
    private static final List<String> TRADES = List.of(
            "Metallbau",
            "Logistics",
            "Elektronik",
            "Foods",
            "Textil",
            "Pumpen",
            "Optics",
            "Chemie",
            "Möbel",
            "Tools",
            "Medtech",
            "Verpackung",
            "Spare Parts",
            "Brewery",
            "Retail",
            "Energie",
            "Bau",
            "Paper",
            "Kunststoff",
            "Watches");
    private static final List<String> TITLES = List.of(
            "Head of Supply Chain",
            "Operations Manager",
            "Head of Purchasing",
            "CFO",
            "Warehouse Manager",
            "Managing Director",
            "Production Planner",
            "Head of IT");
    private static final List<String> COUNTRIES =
            List.of("CH", "CH", "CH", "DE", "DE", "DE", "DE", "AT", "AT", "NL", "DK");

    static Persona drawn(Random random) {
        String first = one(FIRST_NAMES, random);
        String last = one(LAST_NAMES, random);
        String place = one(PLACES, random);
        String trade = one(TRADES, random);
        String domain = plain(place + "-" + trade.replace(" ", "")) + ".example";
        return new Persona(
                first,
                last,
                place + " " + trade,
                plain(first) + "." + plain(last) + "@" + domain,
                one(TITLES, random),
                one(COUNTRIES, random),
                Segment.drawn(random));
    }

    private static String one(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("ü", "ue")
                .replace("ö", "oe")
                .replace("ä", "ae");
    }
}
