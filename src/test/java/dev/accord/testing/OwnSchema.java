package dev.accord.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives every Spring context of the tests an empty schema of its own, so that none meets the data of another. */
record OwnSchema() implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        TestDatabase.Schema schema = TestDatabase.server().emptySchema();
        TestPropertyValues.of(
                        "accord.database.url=" + schema.url(),
                        "accord.database.user=" + schema.user(),
                        "accord.database.password=" + schema.password())
                .applyTo(context);
        context.getBeanFactory().registerSingleton("testData", new TestData(schema));
    }

    /** Found by its name in META-INF/spring.factories. */
    static final class Factory implements ContextCustomizerFactory {

        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            // The gallery of the kit stands outside the portal and has no database.
            return testClass.getPackageName().startsWith("dev.accord") ? new OwnSchema() : null;
        }
    }
}
