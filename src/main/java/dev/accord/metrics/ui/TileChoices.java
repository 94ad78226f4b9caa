package dev.accord.metrics.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.accord.metrics.BoardFigures;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Narrowing;
import dev.accord.shared.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;

/** What a tile of a board can show. */
@SpringComponent
public class TileChoices {

    /** Whoever has had nothing for so long is named by hand. */
    private static final int YEARS = 2;

    private final Figures figures;
    private final BoardFigures boards;
    private final Clock clock;
    private final ZoneId zone;

    TileChoices(Figures figures, BoardFigures boards, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        this.figures = figures;
        this.boards = boards;
        this.clock = clock;
        this.zone = zone;
    }

    List<Metric> metrics() {
        return figures.catalogue();
    }

    List<Narrowing> parts(Metric metric, Breakdown by) {
        LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        return boards.parts(metric.key(), by, new Period(tomorrow.minusYears(YEARS), tomorrow, zone));
    }
}
