package dev.atelier.core.source;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for one part of a path, between two slashes. */
final class PathSegment {
    private static final int LONGEST = 255;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}]");
    private static final Pattern GIT_DIRECTORY = Pattern.compile("(\\.git|git~[0-9]+)[. ]*(:.*)?", Pattern.DOTALL);
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int REPLACEMENT = 0xFFFD;

    private PathSegment() {}

    /** Why a file cannot have this name; empty if it can. */
    static Optional<String> problemOf(String segment, boolean first) {
        if (isPlain(segment)) {
            return Optional.empty();
        }
        if (segment.isEmpty()) {
            return Optional.of("it is absolute, or a part of it is empty");
        }
        if (segment.equals(".") || segment.equals("..")) {
            return Optional.of("\".\" and \"..\" are not allowed");
        }
        if (segment.indexOf('\\') >= 0) {
            return Optional.of("it contains a backslash");
        }
        if (first && DRIVE.matcher(segment).matches()) {
            return Optional.of("it is absolute");
        }
        if (segment.codePoints().anyMatch(PathSegment::isTreacherous)) {
            return Optional.of("it contains an invisible or broken character");
        }
        if (segment.endsWith(".") || segment.endsWith(" ")) {
            return Optional.of("a part of it ends with a dot or a space");
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of("a part of it is longer than " + LONGEST + " bytes");
        }
        if (isGitDirectory(segment)) {
            return Optional.of("\".git\" belongs to the platform");
        }
        return Optional.empty();
    }

    /** Most names: Latin letters, digits and a few signs, where nothing can be that the rules look for. Only saves time. */
    private static boolean isPlain(String segment) {
        int length = segment.length();
        if (length == 0 || length > LONGEST || segment.charAt(0) == '.' || segment.charAt(length - 1) == '.') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = segment.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** Emoji and some scripts need the two joiners; everything else that cannot be seen only misleads. */
    private static boolean isTreacherous(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> character != JOINER && character != NON_JOINER;
            default -> character == REPLACEMENT;
        };
    }

    /** Also as Windows and macOS read it: they drop or fold characters that Linux keeps apart. */
    private static boolean isGitDirectory(String segment) {
        String visible = INVISIBLE.matcher(segment).replaceAll("");
        String folded = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return GIT_DIRECTORY.matcher(folded).matches();
    }
}
