package dev.accord.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void findsLogInNamesBehindAnAtSign() {
        assertThat(Mentions.names("@rep and @Marketing-Lead, what do you think?"))
                .contains("rep", "marketing-lead");
    }

    @Test
    void leavesOutTheEndOfTheSentence() {
        assertThat(Mentions.names("Ask @tess.rep.")).contains("tess.rep");
        assertThat(Mentions.names("Ask (@tess.rep)!")).contains("tess.rep");
    }

    @Test
    void takesAnAddressForALogInNameOnlyBehindAnotherAtSign() {
        assertThat(Mentions.names("write to jo@example.com")).isEmpty();
        assertThat(Mentions.names("@jo@example.com knows")).contains("jo@example.com");
    }

    @Test
    void findsNobodyInATextWithoutNames() {
        assertThat(Mentions.names("two pieces @ 5 EUR")).isEmpty();
        assertThat(Mentions.names("@@@ ... @")).isEmpty();
    }
}
