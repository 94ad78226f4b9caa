package dev.accord.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When the data goes back to what it was after the start of the application. Without this annotation that is before
 * each test method of every test that starts the application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface FreshData {

    Before value();

    /** What begins with fresh data. */
    enum Before {
        EACH_TEST,
        /** For a story told in several methods, or data that is dear to prepare. */
        EACH_CLASS
    }
}
