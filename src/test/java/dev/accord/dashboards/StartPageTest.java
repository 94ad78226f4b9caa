package dev.accord.dashboards;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The rep has chosen a board that the marketer shares as the start page. */
@DatabaseTest
@AutoConfigureMockMvc
class StartPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Autowired
    Boards boards;

    Cast.Players players;
    Id board;

    @BeforeEach
    void theRepStartsAtABoard() {
        players = cast.enter();
        board = cast.as(players.marketer(), () -> boards.make("Open"));
        cast.as(players.marketer(), () -> boards.share(board, Sharing.EVERYBODY));
        cast.as(players.rep(), () -> boards.startAt(board));
    }

    @Test
    void whoeverAsksForNothingOrForThePortalItselfBeginsAtTheirStartPage() throws Exception {
        logIn(new MockHttpSession()).andExpect(redirectedUrl("/boards/" + board));
        logIn(havingAskedFor("/")).andExpect(redirectedUrl("/boards/" + board));
    }

    @Test
    void whatWasAskedForComesFirst() throws Exception {
        logIn(havingAskedFor("/goals")).andExpect(redirectedUrlPattern("**/goals*"));
        logIn(havingAskedFor("/?period=2026-Q1")).andExpect(redirectedUrlPattern("**/?period=2026-Q1*"));
    }

    @Test
    void whoMayNoLongerSeeTheBoardBeginsAtTheScoreboard() throws Exception {
        cast.as(players.marketer(), () -> boards.share(board, Sharing.NOBODY));
        logIn(new MockHttpSession()).andExpect(redirectedUrl("/"));

        cast.as(players.marketer(), () -> boards.share(board, Sharing.EVERYBODY));
        logIn(new MockHttpSession()).andExpect(redirectedUrl("/boards/" + board));

        cast.as(players.marketer(), () -> boards.remove(board));
        logIn(new MockHttpSession()).andExpect(redirectedUrl("/"));
    }

    private MockHttpSession havingAskedFor(String address) throws Exception {
        MockHttpSession session = new MockHttpSession();
        mvc.perform(get(address).session(session).accept(MediaType.TEXT_HTML)).andExpect(status().is3xxRedirection());
        return session;
    }

    private ResultActions logIn(MockHttpSession session) throws Exception {
        return mvc.perform(post("/login")
                .session(session)
                .param("username", "tess.rep")
                .param("password", Cast.PASSWORD)
                .with(csrf()));
    }
}
