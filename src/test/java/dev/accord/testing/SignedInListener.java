package dev.accord.testing;

import java.util.Map;
import java.util.WeakHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Each Spring context puts its own keeper of who is signed in into a static field, and holds on to it. When a test
 * comes back to an earlier context, that context's keeper must stand there again, or nobody seems to be signed in.
 */
final class SignedInListener extends AbstractTestExecutionListener {

    private static final Map<ApplicationContext, SecurityContextHolderStrategy> KEEPERS = new WeakHashMap<>();

    /** The first that asks for the context, so that no other context has come in between. */
    @Override
    public int getOrder() {
        return 1_000;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        SecurityContextHolder.setContextHolderStrategy(KEEPERS.computeIfAbsent(
                test.getApplicationContext(), context -> SecurityContextHolder.getContextHolderStrategy()));
    }
}
