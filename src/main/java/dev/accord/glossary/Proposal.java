package dev.accord.glossary;

import dev.accord.glossary.criteria.Criteria;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says.
 *
 * @param owner who answers for the term once it is signed
 * @param wantedOn the first day on which it may take effect; null: as soon as everybody has signed
 * @param criteria what the portal acts by; null where people decide
 * @param agreed null where no value is agreed
 */
public record Proposal(
        String body,
        @Nullable Id owner,
        @Nullable LocalDate wantedOn,
        @Nullable Criteria criteria,
        DefinitionVersion.Lapse lapse,
        @Nullable AgreedValue agreed)
        implements Serializable {

    public static final int LONGEST_BODY = 4_000;

    public Proposal {
        body = body.strip();
        if (body.isEmpty()) {
            throw Refused.invalid("missing-text", "say what the term means");
        }
        if (body.length() > LONGEST_BODY) {
            throw Refused.invalid(
                    "long-text", "the text has %d characters; at most %d fit", body.length(), LONGEST_BODY);
        }
    }

    /** Nothing but words. */
    public static Proposal of(String body) {
        return new Proposal(body, null, null, null, DefinitionVersion.Lapse.KEEP, null);
    }

    public Proposal by(@Nullable Criteria rule) {
        return new Proposal(body, owner, wantedOn, rule, lapse, agreed);
    }

    public Proposal from(LocalDate day) {
        return new Proposal(body, owner, day, criteria, lapse, agreed);
    }
}
