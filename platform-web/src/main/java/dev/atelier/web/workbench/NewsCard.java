package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.project.News;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;

/** What happened since this member was last here, until they have looked at it or waved it away. */
final class NewsCard extends Aside {

    /**
     * The card.
     *
     * @param look shows what changed from then to now
     * @param done is told when the person has seen the news
     */
    NewsCard(News news, Runnable look, Runnable done) {
        addClassName("news");
        getElement().setAttribute("aria-label", Words.of("news.label"));
        Div text = new Div(sentence(news));
        text.addClassName("news-text");
        if (news.versions() > 0) {
            Button show = new Button(Words.of("news.show"), click -> {
                look.run();
                seen(done);
            });
            show.addThemeVariants(ButtonVariant.LUMO_SMALL);
            text.add(show);
        }
        Button close = new Button(Icon.CLOSE.create(), click -> seen(done));
        close.setAriaLabel(Words.of("news.close"));
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        add(text, close);
    }

    private void seen(Runnable done) {
        removeFromParent();
        done.run();
    }

    private static Paragraph sentence(News news) {
        Span what = new Span(
                news.versions() > 0
                        ? Words.of("news.versions", news.versions(), String.join(", ", news.by()))
                        : Words.of("news.ended", news.endedRuns()));
        return new Paragraph(
                what, new Span(" " + Words.of("news.since") + " "), new RelativeTime(news.since()), new Span("."));
    }
}
