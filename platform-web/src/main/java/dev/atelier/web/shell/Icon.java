package dev.atelier.web.shell;

import com.vaadin.flow.component.Html;

/** Our icons: lines of one weight on a grid of 16, in the colour of the text around them. */
public enum Icon {
    ALERT("<path d='M8 2.2 14.3 13.2H1.7z'/><path d='M8 6.5v3M8 11.4v.1'/>"),
    BRANCH("<circle cx='4.5' cy='3.8' r='1.7'/><circle cx='4.5' cy='12.2' r='1.7'/><circle cx='11.5' cy='5.4' r='1.7'/>"
            + "<path d='M4.5 5.5v5M11.5 7.1c0 2.6-7 1.6-7 3.9'/>"),
    BIN("<path d='M2.8 4.2h10.4M6.2 4.2V2.6h3.6v1.6M4.2 4.2l.6 9.2h6.4l.6-9.2M6.7 6.8v4M9.3 6.8v4'/>"),
    CHECK("<path d='m3 8.5 3.2 3.2L13 4.8'/>"),
    CLOSE("<path d='m4 4 8 8M12 4l-8 8'/>"),
    COMMAND("<path d='m3 5 3 3-3 3M8.5 11.5H13'/>"),
    COPY(
            "<rect x='5.5' y='5.5' width='8' height='8' rx='1.5'/><path d='M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5'/>"),
    DOWN("<path d='m4 6.5 4 4 4-4'/>"),
    EMPTY("<rect x='2' y='3' width='12' height='10' rx='2'/><path d='M2 9h3.2l1 1.6h3.6l1-1.6H14'/>"),
    FILE("<path d='M4 1.8h5.2L12.4 5v9.2H4z'/><path d='M9 1.8V5.2h3.4'/>"),
    FIRST("<path d='M3.5 3h9M8 13V6M4.8 8.8 8 5.6l3.2 3.2'/>"),
    FOLDER("<path d='M1.8 12.8V3.2h4.4l1.5 1.8h6.5v7.8z'/>"),
    GEAR("<circle cx='8' cy='8' r='2.1'/><path d='M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4"
            + "M3.6 12.4 5 11M11 5l1.4-1.4'/><circle cx='8' cy='8' r='4.2'/>"),
    GLOBE("<circle cx='8' cy='8' r='6'/><path d='M2 8h12M8 2c4 3.6 4 8.4 0 12M8 2c-4 3.6-4 8.4 0 12'/>"),
    GRIP("<path d='M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1' stroke-width='1.8'/>"),
    IMAGE("<rect x='2' y='2.8' width='12' height='10.4' rx='1.8'/><circle cx='5.6' cy='6.2' r='1.1'/>"
            + "<path d='m2.4 11.6 3.4-3 2.5 2.1 2.6-2.7 2.8 2.7'/>"),
    IMAGES("<rect x='4.2' y='2' width='10' height='8.6' rx='1.6'/><path d='M11 13.4H3.4A1.6 1.6 0 0 1 1.8 11.8V5'/>"
            + "<path d='m4.6 9.2 2.7-2.6 2.1 1.8 2-2 2.6 2.4'/>"),
    INSTEAD("<path d='M3 8h7.5M7.5 4.8 10.7 8l-3.2 3.2M13.2 3v10'/>"),
    HOME("<path d='M2.5 7.2 8 2.5l5.5 4.7M4 6.4v6.8h8V6.4'/>"),
    KEY("<circle cx='5' cy='11' r='2.7'/><path d='m7 9 6-6M10.6 5.4l2 2'/>"),
    KEYS(
            "<rect x='1.5' y='4' width='13' height='8' rx='1.5'/><path d='M4 6.8h.1M6.6 6.8h.1M9.3 6.8h.1M12 6.8h.1M5 9.4h6'/>"),
    MONITOR("<rect x='1.8' y='2.8' width='12.4' height='8.4' rx='1.5'/><path d='M5.5 13.6h5'/>"),
    MOON("<path d='M13.4 9.6A5.7 5.7 0 0 1 6.4 2.6a5.7 5.7 0 1 0 7 7z'/>"),
    MORE("<path d='M3.5 8h.1M8 8h.1M12.5 8h.1' stroke-width='2.2'/>"),
    OPEN(
            "<path d='M9.5 2.5h4v4M13.5 2.5 8 8M6.5 3.5h-2A1.5 1.5 0 0 0 3 5v6.5A1.5 1.5 0 0 0 4.5 13H11a1.5 1.5 0 0 0 1.5-1.5v-2'/>"),
    OUT("<path d='M6.5 2.5H4A1.5 1.5 0 0 0 2.5 4v8A1.5 1.5 0 0 0 4 13.5h2.5M10 5l3 3-3 3M13 8H6.5'/>"),
    PEN("<path d='m3 13 .7-3L10.5 3.2l2.3 2.3L6 12.3z'/>"),
    PHONE("<rect x='4.5' y='1.8' width='7' height='12.4' rx='1.5'/><path d='M7.3 12h1.4'/>"),
    PLUS("<path d='M8 3v10M3 8h10'/>"),
    POINT("<circle cx='8' cy='8' r='4.2'/><path d='M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3'/>"),
    PULSE("<path d='M1.6 8.6h3l1.9-4.8 3 8.4 1.8-3.6h3.1'/>"),
    RELOAD("<path d='M13 8a5 5 0 1 1-1.5-3.55M13.2 2v3h-3'/>"),
    SHARE("<circle cx='4' cy='8' r='1.8'/><circle cx='12' cy='4' r='1.8'/><circle cx='12' cy='12' r='1.8'/>"
            + "<path d='m5.6 7.2 4.8-2.4M5.6 8.8l4.8 2.4'/>"),
    PROJECT("<rect x='2' y='3' width='12' height='10' rx='1.5'/><path d='M2 6h12'/>"),
    SEARCH("<circle cx='7' cy='7' r='4.5'/><path d='m10.5 10.5 3.3 3.3'/>"),
    STOP("<rect x='4' y='4' width='8' height='8' rx='1.2'/>"),
    SUN("<circle cx='8' cy='8' r='2.8'/><path d='M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1"
            + "M3.3 12.7l1-1M11.7 4.3l1-1'/>"),
    TASKS("<path d='m2 4.2 1.2 1.2 2-2.2M2 11.2l1.2 1.2 2-2.2M8 4.5h6M8 11.5h6'/>"),
    TABLET("<rect x='3' y='1.8' width='10' height='12.4' rx='1.5'/><path d='M7.3 12h1.4'/>"),
    UP("<path d='m4 9.5 4-4 4 4'/>");

    private final String lines;

    Icon(String lines) {
        this.lines = lines;
    }

    /** A new element of this icon. It says nothing to screen readers: what it stands beside does. */
    public Html create() {
        return new Html(html());
    }

    String html() {
        return "<span class='icon' aria-hidden='true'><svg viewBox='0 0 16 16'>" + lines + "</svg></span>";
    }
}
