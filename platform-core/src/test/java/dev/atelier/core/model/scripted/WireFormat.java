package dev.atelier.core.model.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** How one provider writes requests and answers. */
interface WireFormat {
    ObjectMapper JSON = new ObjectMapper();

    String contentType();

    String lastUserText(JsonNode request);

    boolean wantsStream(JsonNode request);

    /** The answer in the pieces in which it is sent; a whole answer is one piece. */
    List<String> frames(Reply reply, boolean stream, CallIds ids);

    /** Something that a client of this format cannot read. */
    String garbage();

    /** The error as this provider writes it. */
    default String error(int status, String key) {
        ObjectNode error = JSON.createObjectNode();
        String message = status == 401 ? "Incorrect API key provided: " + key : "Something is wrong.";
        error.putObject("error").put("message", message).put("type", "error_" + status);
        return error.toString();
    }

    /** In pieces that respect nothing but code points: no word, no escape, no JSON token. */
    static List<String> pieces(String text, int length) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + length);
            if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
                end++;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    /** The text of a message's content, whether that is a text or a list of parts. */
    static String textOf(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }
}
