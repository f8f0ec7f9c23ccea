package dev.atelier.core.agent.builder;

/** A rough count of tokens, on the safe side; good enough for budgets, not for bills. */
final class Tokens {

    private Tokens() {}

    /** Four characters of Latin script make a token, and one of most other scripts. */
    static int in(String text) {
        long latin = text.chars().filter(c -> c < 0x250).count();
        return (int) ((latin + 3) / 4 + (text.length() - latin));
    }
}
