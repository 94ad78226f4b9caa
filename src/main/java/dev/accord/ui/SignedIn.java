package dev.accord.ui;

/**
 * Who is signed in, in the words of the top bar. The module that knows people answers with a bean of this type; the
 * frame asks it for each page load, on a request of that person.
 */
public interface SignedIn {

    /** First and last name. */
    String name();

    /** What the person is here, such as "Sales rep, Team North". */
    String position();
}
