package dev.atelier.core.image;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * SVG, written anew from the elements and attributes that are known to only draw ({@link SvgRules}). Whatever else there
 * is, with all that is inside of it, is left out; no declaration of a document type is obeyed and no entity resolved.
 */
final class SvgImage {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    /** Below what some JDKs allow by themselves, so that the answer is the same on all. */
    private static final int DEEPEST = 90;

    private static final Pattern LENGTH = Pattern.compile("\\s*\\+?(\\d{1,9}(?:\\.\\d*)?)\\s*(px|pt|mm|cm|in|pc)?\\s*");
    private static final Pattern BOX =
            Pattern.compile("\\s*\\S+[\\s,]+\\S+[\\s,]+(\\d{1,9}(?:\\.\\d*)?)[\\s,]+(\\d{1,9}(?:\\.\\d*)?)\\s*");

    private final XMLStreamReader in;
    private final StringBuilder out = new StringBuilder();
    private final SvgWeight weight = new SvgWeight();
    private int width;
    private int height;
    private int depth;

    private SvgImage(XMLStreamReader in) {
        this.in = in;
    }

    static CheckedImage read(byte[] bytes) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(SvgText.of(bytes)));
            try {
                SvgImage image = new SvgImage(reader);
                image.copy();
                byte[] clean = image.out.toString().getBytes(StandardCharsets.UTF_8);
                return new CheckedImage(ImageFormat.SVG, image.width, image.height, clean);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException notXml) {
            throw saysSvg(bytes) ? ImageFaults.broken() : ImageFaults.notAnImage();
        }
    }

    /** The JDK's own parser, wherever this runs: what it is told below was tried with it. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLReporter((message, type, information, at) -> {
            // What is wrong with somebody's file is told to them, not to the log.
        });
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing from outside is read");
        });
        return factory;
    }

    private static boolean saysSvg(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 4_000), StandardCharsets.ISO_8859_1).contains("<svg");
    }

    private void copy() throws XMLStreamException {
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw ImageFaults.unsafeSvg("it refers to the entity \"" + in.getLocalName() + "\"");
                default -> {
                    // Comments, instructions and document types say nothing about what is drawn.
                }
            }
        }
        weight.requireBearable();
    }

    private void begin() throws XMLStreamException {
        String name = written(in.getLocalName());
        if (depth == 0) {
            requireRoot(name);
        }
        if (!SvgRules.isDrawing(name) || !isOurs() || isForbiddenAnimation(name)) {
            skip();
            return;
        }
        if (++depth > DEEPEST) {
            throw ImageFaults.unsafeSvg("its parts are nested too deep");
        }
        out.append('<').append(name);
        if (depth == 1) {
            out.append(" xmlns=\"" + NAMESPACE + "\"");
        }
        String id = "";
        String reference = "";
        for (int i = 0; i < in.getAttributeCount(); i++) {
            Optional<String> kept = attribute(name, i);
            if (kept.isPresent()) {
                id = in.getAttributeLocalName(i).equals("id") ? kept.get() : id;
                reference = in.getAttributeLocalName(i).equals("href") ? kept.get() : reference;
            }
        }
        out.append('>');
        weight.begin(name, id, reference);
        if (name.equals("style")) {
            style();
        }
    }

    private void end() {
        // Only elements that were begun end here: others are skipped whole.
        out.append("</").append(written(in.getLocalName())).append('>');
        depth--;
        weight.end();
    }

    /** A link leads away; what it is around is drawn without it. */
    private static String written(String element) {
        return element.equals("a") ? "g" : element;
    }

    private void requireRoot(String name) {
        if (!name.equals("svg") || !isOurs()) {
            throw ImageFaults.notAnImage();
        }
        size();
    }

    /** Files without a namespace are drawn too once they have one. */
    private boolean isOurs() {
        String namespace = in.getNamespaceURI();
        return namespace == null || namespace.isEmpty() || namespace.equals(NAMESPACE);
    }

    private boolean isForbiddenAnimation(String name) {
        String target = in.getAttributeValue(null, "attributeName");
        return SvgRules.isAnimation(name) && !SvgRules.mayBeAnimated(name, target == null ? "" : target);
    }

    /** Passes over the element with all that is in it. */
    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {
                    // What is left out may hold anything.
                }
            }
        }
    }

    private Optional<String> attribute(String element, int index) {
        String namespace = in.getAttributeNamespace(index);
        String name = in.getAttributeLocalName(index);
        boolean plain = namespace == null || namespace.isEmpty();
        boolean link = XLINK.equals(namespace) && name.equals("href");
        if (XML.equals(namespace) && name.equals("space")) {
            name = "xml:space";
        } else if (!plain && !link) {
            return Optional.empty();
        }
        String shown = name;
        Optional<String> value = SvgRules.attribute(element, name, in.getAttributeValue(index));
        value.ifPresent(safe -> out.append(' ')
                .append(shown)
                .append("=\"")
                .append(escaped(safe))
                .append('"'));
        return value;
    }

    private void style() throws XMLStreamException {
        StringBuilder css = new StringBuilder();
        while (in.next() != XMLStreamConstants.END_ELEMENT) {
            if (in.isCharacters()) {
                css.append(in.getText());
            } else if (in.isStartElement()) {
                skip();
            }
        }
        out.append(escaped(SvgStyle.rules(css.toString())));
        end();
    }

    private void text() {
        if (depth > 0) {
            out.append(escaped(in.getText()));
        }
    }

    private void size() {
        double wide = length("width");
        double high = length("height");
        String box = in.getAttributeValue(null, "viewBox");
        Matcher view = BOX.matcher(box == null ? "" : box);
        if ((wide <= 0 || high <= 0) && view.matches()) {
            double ratio = Double.parseDouble(view.group(2)) / Math.max(1e-9, Double.parseDouble(view.group(1)));
            wide = wide > 0 ? wide : high > 0 ? high / Math.max(1e-9, ratio) : Double.parseDouble(view.group(1));
            high = high > 0 ? high : wide * ratio;
        }
        // What browsers take when nothing is said.
        width = (int) Math.max(1, Math.round(wide > 0 ? wide : 300));
        height = (int) Math.max(1, Math.round(high > 0 ? high : 150));
    }

    private double length(String attribute) {
        String value = in.getAttributeValue(null, attribute);
        Matcher length = LENGTH.matcher(value == null ? "" : value);
        if (!length.matches()) {
            return 0;
        }
        double unit = switch (length.group(2) == null ? "px" : length.group(2)) {
            case "pt" -> 96.0 / 72;
            case "pc" -> 16;
            case "in" -> 96;
            case "cm" -> 96 / 2.54;
            case "mm" -> 96 / 25.4;
            default -> 1;
        };
        return Double.parseDouble(length.group(1)) * unit;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
