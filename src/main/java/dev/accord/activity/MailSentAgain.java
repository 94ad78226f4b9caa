package dev.accord.activity;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** An administrator lets e-mails that were given up be tried again. */
record MailSentAgain(Instant at, Optional<Id> by, Optional<Id> subjectId, int count) implements DomainEvent {

    @Override
    public String subject() {
        return "mail";
    }

    @Override
    public String summary() {
        return "let %d e-mail%s be sent again".formatted(count, count == 1 ? "" : "s");
    }
}
