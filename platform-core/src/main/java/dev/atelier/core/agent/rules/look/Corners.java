package dev.atelier.core.agent.rules.look;

/** How buttons, cards and fields are cut. */
public enum Corners {
    SQUARE("2px", "2px", "2px"),
    SOFT("10px", "16px", "10px"),
    ROUND("16px", "28px", "999px");

    private final String field;
    private final String card;
    private final String button;

    Corners(String field, String card, String button) {
        this.field = field;
        this.card = card;
        this.button = button;
    }

    String field() {
        return field;
    }

    String card() {
        return card;
    }

    String button() {
        return button;
    }
}
