package dev.accord.timetable;

import dev.accord.shared.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deals with many things, each in a transaction of its own: what goes wrong with one leaves the others alone, and the
 * timetable shows it. As each is committed at once, the work itself has to see to it that nothing is done twice.
 */
@Component
public class OneByOne {

    private static final Logger log = LoggerFactory.getLogger(OneByOne.class);

    private final TransactionTemplate own;

    OneByOne(PlatformTransactionManager transactions) {
        own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * @param batch what is due, at most {@code full} of it
     * @param full how many there are at most where there may be more
     * @param place where the next piece begins after that one
     * @param work whether there was anything to do; a refusal says that there is nothing any more
     */
    public <T> Piece deal(List<T> batch, int full, Function<T, String> place, Predicate<T> work) {
        int done = 0;
        Optional<String> trouble = Optional.empty();
        for (T one : batch) {
            try {
                done += Boolean.TRUE.equals(own.execute(status -> work.test(one))) ? 1 : 0;
            } catch (Refused overtaken) {
                log.debug("Somebody was quicker: {}", overtaken.reason());
            } catch (RuntimeException fault) {
                log.error("Something could not be dealt with, the rest goes on: {}", place.apply(one), fault);
                trouble = trouble.or(() -> Optional.of(place.apply(one) + ": " + fault.getMessage()));
            }
        }
        Piece piece = batch.size() < full ? Piece.last(done) : Piece.more(done, place.apply(batch.getLast()));
        return trouble.map(piece::but).orElse(piece);
    }
}
