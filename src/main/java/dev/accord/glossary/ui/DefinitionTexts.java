package dev.accord.glossary.ui;

import dev.accord.glossary.AgreedValue;
import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.Signature;
import dev.accord.glossary.Term;
import dev.accord.glossary.TermStory;
import dev.accord.glossary.VersionCard;
import dev.accord.people.DepartmentCard;
import dev.accord.ui.FigureText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the state of a definition is put into words. */
final class DefinitionTexts {

    private DefinitionTexts() {}

    static String address(Term term) {
        return "definitions/" + term.key();
    }

    static String since(VersionCard version, Instant now, ZoneId zone) {
        Instant from = version.effectiveFrom();
        if (from == null) {
            return version.withdrawn() == null ? "A draft" : "Withdrawn";
        }
        if (from.equals(Instant.EPOCH)) {
            return "Since the beginning";
        }
        return (from.isAfter(now) ? "From " : "Since ") + FigureText.day(from, zone);
    }

    /** Such as "v2, since 1 Mar 2026". */
    static String label(VersionCard version, Instant now, ZoneId zone) {
        String since = since(version, now, zone);
        return "v%d, %s%s"
                .formatted(version.version(), since.substring(0, 1).toLowerCase(Locale.ROOT), since.substring(1));
    }

    static String signed(VersionCard version, ZoneId zone) {
        List<Signature> under = version.valid();
        return under.isEmpty()
                ? "Came with the portal, signed by nobody yet"
                : under.stream()
                        .map(one -> "%s for %s, %s"
                                .formatted(one.person(), one.departmentName(), FigureText.day(one.at(), zone)))
                        .collect(Collectors.joining("; ", "Signed by ", ""));
    }

    /** Such as "Draft v3 waits for Sales". */
    static String waiting(TermStory story, VersionCard draft) {
        return "Draft v%d waits for %s".formatted(draft.version(), departments(story.missing(draft)));
    }

    static String departments(List<DepartmentCard> departments) {
        return and(departments.stream().map(DepartmentCard::name).toList());
    }

    static String and(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    static String owner(Term term) {
        return term.owner() == null ? "Nobody answers for it yet" : term.owner() + " answers for it";
    }

    static String lapse(Lapse lapse) {
        return switch (lapse) {
            case KEEP -> "A lead that no longer meets it stays where it is.";
            case PROPOSE -> "When a lead no longer meets it, marketing is asked what to do.";
        };
    }

    static String takesEffect(Optional<LocalDate> wanted) {
        return wanted.map(day -> "On %s, or when everybody has signed if that is later".formatted(FigureText.day(day)))
                .orElse("As soon as everybody has signed");
    }

    static String agreed(AgreedValue value) {
        String currency = value.currency();
        return currency == null ? FigureText.days(value.amount()) : FigureText.money(value.amount(), currency);
    }

    static String person(@Nullable String name) {
        return name == null ? "Accord" : name;
    }
}
