package dev.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.ui.Keys;
import dev.accord.ui.LoginView;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.SidePanel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

/** The kit as a person meets it, without a browser. */
// Another name for the settings keeps the portal's own out, which ask for a database.
@SpringBootTest(classes = GalleryApplication.class, properties = "spring.config.name=gallery")
@ViewPackages(classes = {KitGallery.class, MainLayout.class})
@WithMockUser(username = "rep", roles = "SALES_REP")
class KitTest extends SpringBrowserlessTest {

    @Test
    void showsAViewInTheFrameWithItsPlaceInTheNavigation() {
        navigate(KitGallery.class);

        assertThat(find(H1.class).single().getText()).isEqualTo("Scoreboard");
        assertThat(find(SideNavItem.class).all())
                .extracting(SideNavItem::getLabel)
                .containsExactly("Kit", "Queue");
    }

    @Test
    @WithAnonymousUser
    void sendsAStrangerToTheLogIn() {
        navigate("kit", LoginView.class);
    }

    @Test
    @WithAnonymousUser
    void saysThatALogInWasRefusedOrMustWait() {
        logIn("error");
        assertThat(find(LoginForm.class).single().isError()).isTrue();
        assertThat(shown()).contains("Wrong user name or password");

        logIn("throttled");
        assertThat(find(LoginForm.class).single().isError()).isTrue();
        assertThat(shown()).contains("Too many attempts", "Wait 30 seconds");
    }

    @Test
    void listsTheKeysOfTheScreen() {
        navigate(KitGallery.class);

        keys("Everywhere").press("?");

        var overlay = find(Dialog.class).single();
        assertThat(overlay.getHeaderTitle()).isEqualTo("Keyboard shortcuts");
        assertThat(overlay.getElement().getTextRecursively()).contains("Next handoff", "Show the keys");
    }

    @Test
    void refusesToBindAKeyTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Keys("Here").on("a", "Accept", () -> {}).on("A", "Again", () -> {}))
                .withMessage("The key a is bound twice on Here");
    }

    @Test
    void takesBackOnceAndOnlyWhileTheOfferStands() {
        navigate(KitGallery.class);
        var undone = new AtomicInteger();

        var notice = Notice.undoable("Accepted Ada Lovelace", undone::incrementAndGet);
        notice.undo();
        notice.undo();

        assertThat(undone).hasValue(1);
        assertThat(find(Notification.class).exists()).isFalse();
    }

    @Test
    void opensAndClosesThePanelBesideTheList() {
        navigate(KitGallery.class);

        test(find(Grid.class).single()).clickRow(1);
        var panel = find(SidePanel.class).single();
        assertThat(panel.getElement().getTextRecursively()).contains("Grace Hopper");

        test(find(Button.class, panel).withAriaLabel("Close").single()).click();
        assertThat(find(SidePanel.class).exists()).isFalse();
    }

    @Test
    void marksTheTabThatTheAddressNames() {
        UI.getCurrent().navigate("kit/queue", QueryParameters.of("tab", "breached"));

        assertThat(find(Anchor.class)
                        .withCondition(link -> link.getElement().hasAttribute("aria-current"))
                        .all())
                .extracting(Anchor::getText)
                .containsExactly("Breached");
    }

    private static void logIn(String answer) {
        UI.getCurrent().navigate("login", QueryParameters.of(answer, "30"));
    }

    private String shown() {
        return String.valueOf(find(LoginForm.class).single().getElement().getPropertyRaw("i18n"));
    }

    private Keys keys(String title) {
        return find(Keys.class)
                .withCondition(keys -> keys.title().equals(title))
                .single();
    }
}
