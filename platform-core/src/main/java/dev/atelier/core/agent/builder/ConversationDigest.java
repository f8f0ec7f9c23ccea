package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A conversation within a budget (B5, X13): the latest exchanges word for word, older ones in one line each, and of those
 * that are older still, how many they are. The same conversation gives the same digest.
 *
 * @param earlier one line for each condensed exchange, oldest first; empty when there is none
 * @param recent oldest first
 */
record ConversationDigest(String earlier, List<Exchange> recent) {
    private static final int LONGEST_ANSWER = 4_000;
    private static final int LONGEST_LINE = 160;

    static ConversationDigest of(List<Exchange> conversation, int budget) {
        List<Exchange> recent = new ArrayList<>();
        int left = budget;
        int oldest = conversation.size();
        while (oldest > 0) {
            Exchange exchange = cut(conversation.get(oldest - 1));
            left -= Tokens.in(exchange.user()) + Tokens.in(exchange.answer());
            if (left < 0) {
                break;
            }
            recent.add(exchange);
            oldest--;
        }
        Collections.reverse(recent);
        return new ConversationDigest(condensed(conversation.subList(0, oldest), budget / 3), List.copyOf(recent));
    }

    private static String condensed(List<Exchange> older, int budget) {
        List<String> lines = new ArrayList<>();
        int left = budget;
        int oldest = older.size();
        while (oldest > 0) {
            Exchange exchange = older.get(oldest - 1);
            String line = "- asked: " + firstLine(exchange.user()) + " — answered: " + firstLine(exchange.answer());
            left -= Tokens.in(line);
            if (left < 0) {
                break;
            }
            lines.add(line);
            oldest--;
        }
        if (oldest > 0) {
            lines.add("- (" + oldest + " requests before these)");
        }
        Collections.reverse(lines);
        return String.join("\n", lines);
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    private static Exchange cut(Exchange exchange) {
        String answer = exchange.answer();
        return answer.length() <= LONGEST_ANSWER
                ? exchange
                : new Exchange(exchange.user(), answer.substring(0, LONGEST_ANSWER) + "…");
    }
}
