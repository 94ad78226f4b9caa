package dev.accord.testing;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Keeps the promise of {@link FreshData}. */
final class FreshDataListener extends AbstractTestExecutionListener {

    /** Before a test's own transaction begins. */
    @Override
    public int getOrder() {
        return 3_500;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        refresh(test);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        FreshData wanted = AnnotatedElementUtils.findMergedAnnotation(test.getTestClass(), FreshData.class);
        if (wanted == null || wanted.value() == FreshData.Before.EACH_TEST) {
            refresh(test);
        }
    }

    private static void refresh(TestContext test) {
        test.getApplicationContext().getBeanProvider(TestData.class).ifAvailable(TestData::refresh);
    }
}
