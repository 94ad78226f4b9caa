package dev.accord.ingest;

import dev.accord.ingest.csv.Row;
import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.Rejected;
import dev.accord.shared.Recorded;
import dev.accord.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in rows by the hundred: one transaction for all that fit. Where the module refuses one of them, the rows are
 * halved until that one stands alone and is rejected, so the others still go in.
 */
@Component
class Desk {

    private static final int TRIES = 3;

    /** A row and what its cells mean. */
    record Item(Row row, FieldValues values) {}

    /**
     * How rows are taken in.
     *
     * @param dryRun everything is done, and then undone
     * @param headings the heading of a field, for blaming a column
     */
    record Manner(String source, boolean offer, boolean dryRun, UnaryOperator<String> headings) {}

    private record Fit<R>(Item item, R record) {}

    private final TransactionTemplate transactions;

    Desk(PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
    }

    <R> Tally take(Intake<R> intake, List<Item> items, Manner manner, Consumer<Rejected> rejects) {
        List<Fitting<R>> fittings =
                intake.fit(manner.source(), items.stream().map(Item::values).toList());
        List<Fit<R>> fits = new ArrayList<>();
        Tally tally = Tally.NONE;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            Fitting<R> fitting = fittings.get(i);
            if (fitting.record().isPresent()) {
                fits.add(new Fit<>(item, fitting.record().get()));
            } else {
                Fitting.Unfit unfit = fitting.unfit().orElseThrow();
                Optional<String> column = Optional.of(unfit.field())
                        .filter(field -> !field.isEmpty())
                        .map(manner.headings());
                rejects.accept(new Rejected(item.row(), column, unfit.code(), unfit.message()));
                tally = tally.plus(Tally.ofRejected(1));
            }
        }
        return fits.isEmpty() ? tally : tally.plus(record(intake, fits, manner, rejects));
    }

    private <R> Tally record(Intake<R> intake, List<Fit<R>> fits, Manner manner, Consumer<Rejected> rejects) {
        try {
            return together(intake, fits, manner);
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.FORBIDDEN) {
                throw e;
            }
            return apart(intake, fits, manner, rejects, e.code(), e.reason());
        } catch (DataIntegrityViolationException e) {
            return apart(
                    intake, fits, manner, rejects, "not-storable", "The database does not take a value of this row.");
        }
    }

    private <R> Tally apart(
            Intake<R> intake,
            List<Fit<R>> fits,
            Manner manner,
            Consumer<Rejected> rejects,
            String code,
            String message) {
        if (fits.size() == 1) {
            rejects.accept(new Rejected(fits.getFirst().item().row(), Optional.empty(), code, message));
            return Tally.ofRejected(1);
        }
        int half = fits.size() / 2;
        return record(intake, fits.subList(0, half), manner, rejects)
                .plus(record(intake, fits.subList(half, fits.size()), manner, rejects));
    }

    private <R> Tally together(Intake<R> intake, List<Fit<R>> fits, Manner manner) {
        List<R> records = fits.stream().map(Fit::record).toList();
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(transaction -> {
                    // a rehearsal offers nothing: nobody may be told of a lead that is then not there
                    Tally tally = tally(intake.record(records, manner.offer() && !manner.dryRun()));
                    if (manner.dryRun()) {
                        transaction.setRollbackOnly();
                    }
                    return tally;
                }));
            } catch (PessimisticLockingFailureException e) {
                // two imports at once may meet on the same rows; the one that the database chose begins again
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static Tally tally(List<Recorded> results) {
        int created = 0;
        int updated = 0;
        for (Recorded result : results) {
            switch (result.result()) {
                case CREATED -> created++;
                case UPDATED -> updated++;
                case UNCHANGED -> {}
            }
        }
        return new Tally(results.size(), created, updated, results.size() - created - updated, 0);
    }
}
