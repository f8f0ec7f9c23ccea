package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Uploaded pictures as they stand in the content: an address, and words for those who do not see them. */
final class Pictures {
    static final String FOLDER = "/images/";

    private Pictures() {}

    static String address(String name) {
        StringBuilder address = new StringBuilder(FOLDER);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~/".indexOf(c) >= 0);
            address.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", c));
        }
        return address.toString();
    }

    static void put(ObjectNode section, String name) {
        fill(section.putObject("image"), name);
    }

    /** In a gallery, a picture is an entry. */
    static void add(ObjectNode gallery, String name) {
        fill(Tree.array(gallery, "items").addObject(), name);
    }

    static void showAll(ObjectNode gallery, List<String> names) {
        gallery.putArray("items");
        names.forEach(name -> add(gallery, name));
    }

    private static void fill(ObjectNode picture, String name) {
        picture.put("src", address(name));
        picture.put("alt", caption(name));
    }

    /** "summer_at-the-lake.jpg" is a picture of summer at the lake. */
    private static String caption(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        String words = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[-_.+]+", " ");
        return Texts.heading(Texts.clean(words, Texts.TITLE));
    }

    /** Addresses of all pictures that are shown somewhere. */
    static Set<String> shown(ObjectNode tree) {
        Set<String> shown = new HashSet<>();
        for (ObjectNode section : Content.sections(tree)) {
            shown.add(section.path("image").path("src").asText());
            section.path("items").forEach(item -> shown.add(item.path("src").asText()));
        }
        return shown;
    }

    /** Takes a picture away wherever it is shown; whether it was. */
    static boolean remove(ObjectNode tree, String address) {
        boolean found = false;
        for (ObjectNode section : Content.sections(tree)) {
            if (section.path("image").path("src").asText().equals(address)) {
                section.remove("image");
                found = true;
            }
            if (section.path("items") instanceof ArrayNode items) {
                for (int i = items.size() - 1; i >= 0; i--) {
                    if (items.get(i).path("src").asText().equals(address)) {
                        items.remove(i);
                        found = true;
                    }
                }
            }
        }
        return found;
    }
}
