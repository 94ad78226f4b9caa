package dev.accord.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DatabaseTest
@AutoConfigureMockMvc
class SignInTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Autowired
    People people;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void letsInWhoKnowsThePasswordAndChangesTheSession() throws Exception {
        MockHttpSession before = new MockHttpSession();
        String id = before.getId();

        MvcResult in = mvc.perform(logIn("tess.rep", Cast.PASSWORD).session(before))
                .andExpect(redirectedUrl("/"))
                .andReturn();

        assertThat(in.getRequest().getSession())
                .isNotNull()
                .satisfies(session -> assertThat(session.getId()).isNotEqualTo(id));
    }

    @Test
    void turnsAwayAWrongPasswordAndANameThatNobodyHasAlike() throws Exception {
        mvc.perform(logIn("tess.rep", "wrong")).andExpect(redirectedUrl("/login?error"));
        mvc.perform(logIn("nobody", "wrong")).andExpect(redirectedUrl("/login?error"));
    }

    @Test
    void makesWhoGuessesWait() throws Exception {
        for (int i = 0; i < 5; i++) {
            mvc.perform(logIn("tess.rep", "guess " + i)).andExpect(redirectedUrl("/login?error"));
        }

        mvc.perform(logIn("tess.rep", Cast.PASSWORD)).andExpect(redirectedUrlPattern("/login?throttled=*"));
        mvc.perform(logIn("tess.manager", Cast.PASSWORD)).andExpect(redirectedUrl("/"));
    }

    @Test
    void waitsTwiceAsLongAfterEachFurtherGuessUpToAQuarterOfAnHour() {
        assertThat(List.of(0, 1, 2, 4, 20).stream().map(SignInThrottle::waitAfter))
                .containsExactly(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(480),
                        Duration.ofMinutes(15));
    }

    @Test
    void turnsAwayWhoHasLeft() throws Exception {
        cast.as(players.administrator(), () -> people.retire(players.rep()));

        mvc.perform(logIn("tess.rep", Cast.PASSWORD)).andExpect(redirectedUrl("/login?error"));
    }

    @Test
    void sendsToTheLogInWhoseRightsHaveChanged() throws Exception {
        for (String request : List.of("/", "/?v-r=uidl", "/?v-r=heartbeat")) {
            MockHttpSession session = new MockHttpSession();
            mvc.perform(logIn("tess.rep", Cast.PASSWORD).session(session)).andExpect(redirectedUrl("/"));
            cast.as(
                    players.administrator(),
                    () -> people.assign(players.rep(), EnumSet.of(Role.SALES_MANAGER), Optional.empty()));

            ResultActions answer = mvc.perform(get(request).session(session));

            switch (request) {
                case "/" -> answer.andExpect(redirectedUrl("/login?ended"));
                case "/?v-r=uidl" -> answer.andExpect(content().string("Vaadin-Refresh: /login?ended"));
                default -> answer.andExpect(status().isGone());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/metrics", "/api/v1/handoffs", "/api/v1/tokens", "/actuator/prometheus"})
    void asksProgramsForAToken(String path) throws Exception {
        mvc.perform(get(path))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(header().string("Content-Type", Matchers.startsWith("application/problem+json")));
    }

    @Test
    void answersForItsHealthToEverybody() throws Exception {
        mvc.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
        mvc.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
    }

    @Test
    void letsATokenDoWhatItsScopesSayUntilItIsRevoked() throws Exception {
        Tokens.Issued reading =
                cast.as(players.administrator(), () -> tokens.issue("tess.rep", Set.of(Scope.READ), Optional.empty()));

        mvc.perform(get("/api/v1/metrics").header("Authorization", "Bearer " + reading.token()))
                .andExpect(status().isOk());
        mvc.perform(get("/api/v1/handoffs").header("Authorization", "Bearer " + reading.token()))
                .andExpect(status().isForbidden());

        cast.as(players.administrator(), () -> tokens.revoke(reading.card().id()));
        mvc.perform(get("/api/v1/metrics").header("Authorization", "Bearer " + reading.token()))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void keepsNothingOfATokenButItsHash() {
        Tokens.Issued issued =
                cast.as(players.administrator(), () -> tokens.issue("tess.rep", Set.of(Scope.READ), Optional.empty()));

        List<String> kept = jdbc.sql("SELECT CONCAT_WS(' ', hash, scopes) FROM api_token")
                .query(String.class)
                .list();
        assertThat(kept).hasSize(1).noneMatch(row -> row.contains(issued.token()));
    }

    @Test
    void refusesATokenForAutomationThatIsTooShortToBeASecret() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> tokens.keepForAutomation("short"))
                .withMessageContaining("ACCORD_API_TOKEN has 5 characters; it needs at least 32");
    }

    @Test
    void takesANewPasswordOnlyFromWhoKnowsTheOldOneAndOnlyAStrongOne() throws Exception {
        assertRefused("wrong-password", "guessed", "another long password");
        assertRefused("weak-password", Cast.PASSWORD, "short");
        assertRefused("weak-password", Cast.PASSWORD, Cast.PASSWORD);
        assertRefused("weak-password", Cast.PASSWORD, "i am tess.rep myself");

        cast.as(players.rep(), () -> people.changeOwnPassword(Cast.PASSWORD, "another long password"));

        mvc.perform(logIn("tess.rep", Cast.PASSWORD)).andExpect(redirectedUrl("/login?error"));
        mvc.perform(logIn("tess.rep", "another long password")).andExpect(redirectedUrl("/"));
    }

    @Test
    void invitesAPersonWithAOneTimePassword() throws Exception {
        String password = cast.as(
                players.administrator(),
                () -> people.invite("new.rep", "New", "Rep", EnumSet.of(Role.SALES_REP), Optional.empty()));

        mvc.perform(logIn("new.rep", password)).andExpect(redirectedUrl("/"));
    }

    private void assertRefused(String code, String current, String chosen) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.rep(), () -> people.changeOwnPassword(current, chosen)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static MockHttpServletRequestBuilder logIn(String username, String password) {
        return post("/login")
                .param("username", username)
                .param("password", password)
                .with(csrf());
    }
}
