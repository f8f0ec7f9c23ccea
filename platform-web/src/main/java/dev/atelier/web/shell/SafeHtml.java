package dev.atelier.web.shell;

import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/**
 * Markdown to HTML that is safe to put into our page. Two walls, neither of which trusts the other: the renderer escapes
 * HTML in the text, and what it made is cut down to a list of harmless elements.
 *
 * <p>Images become their description: an address that a model was talked into writing would be fetched by merely looking
 * at it, and could carry away what the conversation holds.
 */
final class SafeHtml {
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>")
            .attributeProviderFactory(context -> SafeHtml::markLink)
            .build();
    private static final Safelist HARMLESS = new Safelist()
            .addTags("a", "b", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol")
            .addTags("p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul")
            .addAttributes("a", "href", "rel", "target", "title")
            .addAttributes("ol", "start")
            .addAttributes("code", "class")
            .addProtocols("a", "href", "http", "https", "mailto");
    private static final OutputSettings AS_IS = new OutputSettings().prettyPrint(false);

    private SafeHtml() {}

    static String ofMarkdown(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new ImagesToText());
        return Jsoup.clean(RENDERER.render(document), "", HARMLESS, AS_IS);
    }

    /** A link opens beside the workshop, learns nothing about it, and lends it no reputation. */
    private static void markLink(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "noopener noreferrer nofollow");
            attributes.put("target", "_blank");
        }
    }

    private static final class ImagesToText extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            var alternative = new StringBuilder();
            image.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    alternative.append(text.getLiteral());
                }

                @Override
                public void visit(Image inner) {
                    visitChildren(inner);
                }
            });
            image.insertBefore(new Text("[image: " + alternative + "]"));
            image.unlink();
        }
    }
}
