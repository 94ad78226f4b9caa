package dev.accord.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionUrlTest {

    @Test
    void addsWhatAccordReliesOnToABareUrl() {
        assertThat(ConnectionUrl.withNeededProperties("jdbc:mysql://db:3306/accord"))
                .startsWith("jdbc:mysql://db:3306/accord?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&")
                .contains("&rewriteBatchedStatements=true");
    }

    @Test
    void leavesAloneWhatTheOperatorHasSet() {
        assertThat(ConnectionUrl.withNeededProperties(
                        "jdbc:mysql://db/accord?RewriteBatchedStatements=false&sslMode=REQUIRED"))
                .startsWith(
                        "jdbc:mysql://db/accord?RewriteBatchedStatements=false&sslMode=REQUIRED&connectionTimeZone=UTC&")
                .doesNotContain("rewriteBatchedStatements=true");
    }

    @Test
    void joinsAtAQuestionMarkThatIsAlreadyThere() {
        assertThat(ConnectionUrl.withNeededProperties("jdbc:mysql://db/accord?"))
                .startsWith("jdbc:mysql://db/accord?connectionTimeZone=UTC&");
    }

    @Test
    void showsNoPasswordThatStandsInTheUrl() {
        assertThat(ConnectionUrl.withoutProperties("jdbc:mysql://ann:secret@db/accord?password=secret"))
                .isEqualTo("jdbc:mysql://db/accord");
    }
}
