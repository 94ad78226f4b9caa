package dev.accord.metrics.ui;

import dev.accord.glossary.MeasuredTerm;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.ui.FigureOrigin;
import dev.accord.ui.FigureText;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the terms of the glossary that are figures came to over the last 12 months. */
@Configuration(proxyBeanMethods = false)
class MeasuredFigures {

    private static final int MONTHS = 12;

    @Bean
    MeasuredTerm averageDealMeasured(Figures figures, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        return new MeasuredFigure("AVERAGE_DEAL", "average-deal", figures, clock, zone);
    }

    @Bean
    MeasuredTerm salesCycleMeasured(Figures figures, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        return new MeasuredFigure("SALES_CYCLE", "sales-cycle", figures, clock, zone);
    }

    private record MeasuredFigure(String term, String metric, Figures figures, Clock clock, ZoneId zone)
            implements MeasuredTerm {

        @Override
        public Measured today() {
            LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
            FigureQuery query = FigureQuery.over(new Period(tomorrow.minusMonths(MONTHS), tomorrow, zone));
            String address = FigureParameters.address(metric, query);
            try {
                Figure figure = figures.figure(metric, query);
                return new Measured(Wording.value(figure), "over the last 12 months", address, Wording.origin(figure));
            } catch (Refused cannot) {
                return new Measured(
                        FigureText.NONE,
                        cannot.reason(),
                        address,
                        new FigureOrigin(
                                figures.metric(metric).definition(),
                                FigureText.NONE,
                                Wording.period(query.period()),
                                FigureText.moment(clock.instant(), zone)));
            }
        }
    }
}
