package dev.accord.glossary.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import dev.accord.glossary.DraftComment;
import dev.accord.glossary.VersionCard;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The versions that were in force before, and the drafts that were withdrawn: the newest first. */
final class EarlierVersions extends Div {

    /** @param discussion what was said about a version */
    EarlierVersions(
            List<VersionCard> versions,
            Instant now,
            ZoneId zone,
            SerializableFunction<VersionCard, List<DraftComment>> discussion) {
        Panel panel = new Panel("Earlier versions");
        for (VersionCard version : versions.reversed()) {
            Article article = new Article(
                    new H3(DefinitionTexts.label(version, now, zone)), new VersionText(version), foot(version, zone));
            if (version.comments() > 0) {
                NativeDetails said = new NativeDetails(
                        version.comments() == 1 ? "1 comment" : FigureText.count(version.comments()) + " comments",
                        Discussion.said(discussion.apply(version), zone));
                said.addClassName("accord-definition-earlier");
                article.add(said);
            }
            article.addClassName("accord-version-earlier");
            panel.add(article);
        }
        add(panel);
    }

    private static Div foot(VersionCard version, ZoneId zone) {
        VersionCard.Withdrawal withdrawn = version.withdrawn();
        Div foot = withdrawn == null
                ? new Div(new Span(DefinitionTexts.signed(version, zone)))
                : new Div(new Paragraph("%s withdrew it on %s: %s"
                        .formatted(
                                DefinitionTexts.person(withdrawn.person()),
                                FigureText.day(withdrawn.at(), zone),
                                withdrawn.why())));
        foot.addClassName("accord-definition-foot");
        return foot;
    }
}
