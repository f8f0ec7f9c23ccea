package dev.atelier.core.image;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of an SVG's bytes, found as XML says (XML 1.0, appendix F) among the encodings that are in use. */
final class SvgText {
    private static final int DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Map<String, Charset> KNOWN = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.US_ASCII,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "latin1", StandardCharsets.ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"));

    private SvgText() {}

    static String of(byte[] bytes) {
        Bytes in = new Bytes(bytes);
        if (in.startsWith("\u00ef\u00bb\u00bf")) {
            return decoded(bytes, 3, StandardCharsets.UTF_8);
        }
        if (in.startsWith("\u00fe\u00ff") || in.startsWith("\0<")) {
            return decoded(bytes, in.startsWith("\0") ? 0 : 2, StandardCharsets.UTF_16BE);
        }
        if (in.startsWith("\u00ff\u00fe") || in.startsWith("<\0")) {
            return decoded(bytes, in.startsWith("<") ? 0 : 2, StandardCharsets.UTF_16LE);
        }
        return decoded(bytes, 0, declared(in));
    }

    private static Charset declared(Bytes in) {
        Matcher declaration = ENCODING.matcher(in.text(0, Math.min(DECLARATION, in.length())));
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        Charset known = KNOWN.get(declaration.group(1).toLowerCase(Locale.ROOT));
        if (known == null) {
            throw ImageFaults.unsafeSvg("it is written in the encoding " + declaration.group(1));
        }
        return known;
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ImageFaults.broken();
        }
    }
}
