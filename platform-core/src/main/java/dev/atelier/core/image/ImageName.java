package dev.atelier.core.image;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The name of an image's file in a project: one path segment that is harmless on every system and in every address, with
 * the extension of what the bytes are. Two names that a file system could take for one have the same {@link #key}.
 */
public record ImageName(String value) {
    private static final int LONGEST = 50;
    private static final int LONGEST_SHOWN = 100;
    private static final int LONGEST_LOOKED_AT = 1_000;
    private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*\\.[a-z]{3,4}");
    private static final Pattern EDGES = Pattern.compile("^[\\p{M}._-]+|[._-]+$");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)([._-].*)?");

    public ImageName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of an image: " + value);
        }
    }

    /** From what a browser, a program or an attacker says that the file is called. */
    public static ImageName of(String said, ImageFormat format) {
        String file = lastSegment(visible(said));
        String plain = Normalizer.normalize(file, Normalizer.Form.NFKC);
        String stem = tidy(withoutExtension(plain));
        String cut = tidy(first(LONGEST, stem));
        String safe = DEVICE.matcher(cut).matches() ? "image-" + cut : cut;
        return new ImageName((safe.isEmpty() ? "image" : safe) + "." + format.extension());
    }

    /** The name as a person may be shown it: their own, without what cannot be seen or misleads. */
    public static String shown(String said) {
        String file = lastSegment(visible(said)).strip();
        return file.isEmpty() ? "image" : first(LONGEST_SHOWN, file);
    }

    /** This name, or the first of "cat-2.png", "cat-3.png"… that is free. */
    public ImageName firstFree(Predicate<ImageName> taken) {
        ImageName candidate = this;
        int dot = value.lastIndexOf('.');
        for (int i = 2; taken.test(candidate); i++) {
            candidate = new ImageName(value.substring(0, dot) + "-" + i + value.substring(dot));
        }
        return candidate;
    }

    /** The same for names that differ only in what some file systems do not tell apart. */
    public String key() {
        return Normalizer.normalize(value.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String visible(String said) {
        String end = said.substring(Math.max(0, said.length() - LONGEST_LOOKED_AT));
        return INVISIBLE.matcher(end).replaceAll("");
    }

    private static String first(int characters, String text) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    private static String lastSegment(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String tidy(String stem) {
        String dashed = ODD.matcher(stem).replaceAll("-").replaceAll("\\.{2,}", ".");
        return EDGES.matcher(dashed).replaceAll("");
    }
}
