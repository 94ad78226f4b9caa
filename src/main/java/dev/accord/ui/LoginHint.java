package dev.accord.ui;

import java.util.Optional;

/** A line under the log-in form that only some installations have, such as the log-ins of the demo data. */
public interface LoginHint {

    Optional<String> text();
}
