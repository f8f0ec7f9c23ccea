package dev.atelier.proxy.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads version 1 of the route document. Fields that it does not know are for newer gateways, and are ignored. */
final class RouteDocument {
    static final int MAX_BYTES = 64 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int VERSION = 1;
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_GUESTS = 200;
    private static final int MAX_GUEST = 256;
    /** As much as fits into the shortest kind of frame. */
    private static final int MAX_IDLE_TEXT = 125;

    private static final int MAX_IDLE_TEXTS = 20;
    /** Nothing that could end the directive or the header: no semicolon, no comma, no line break. */
    private static final Pattern FRAME_ANCESTORS = Pattern.compile("[A-Za-z0-9:/.*'\\[\\]_ -]{1,1000}");

    private final JsonNode document;

    private RouteDocument(JsonNode document) {
        this.document = document;
    }

    /** The route for exactly this host. */
    static Route read(HostName host, byte[] bytes) throws WrongRouteException {
        return new RouteDocument(parse(bytes)).route(host);
    }

    private static JsonNode parse(byte[] bytes) throws WrongRouteException {
        if (bytes.length > MAX_BYTES) {
            throw new WrongRouteException("is longer than " + MAX_BYTES + " bytes");
        }
        try {
            JsonNode document = JSON.readTree(bytes);
            if (document == null || !document.isObject()) {
                throw new WrongRouteException("is not a JSON object");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new WrongRouteException("is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new WrongRouteException("is not readable: " + e.getMessage());
        }
    }

    private Route route(HostName host) throws WrongRouteException {
        JsonNode version = document.path("version");
        if (!version.isInt() || version.intValue() != VERSION) {
            throw new WrongRouteException("has a version other than " + VERSION);
        }
        if (!required("host").equals(host.value())) {
            throw new WrongRouteException("has a host that is not its file's name");
        }
        RouteState state = word("state", RouteState.class);
        return new Route(
                host,
                upstream(state),
                state,
                word("access", Access.class),
                generation(),
                text("title").orElse(""),
                address("wake"),
                address("enter"),
                frameAncestors(),
                text("detail").orElse(""),
                guests(),
                ahead(),
                activity());
    }

    private List<Guest> guests() throws WrongRouteException {
        JsonNode nodes = document.path("guests");
        if (nodes.isMissingNode() || nodes.isNull()) {
            return List.of();
        }
        if (!nodes.isArray() || nodes.size() > MAX_GUESTS) {
            throw new WrongRouteException("has guests that are no list of at most " + MAX_GUESTS);
        }
        List<Guest> guests = new ArrayList<>();
        for (JsonNode node : nodes) {
            guests.add(guest(node));
        }
        return guests;
    }

    private static Guest guest(JsonNode node) throws WrongRouteException {
        String id = node.path("id").textValue();
        JsonNode until = node.path("until");
        boolean timed = until.isIntegralNumber() && until.canConvertToLong() && until.longValue() >= 0;
        if (id == null || id.isBlank() || id.length() > MAX_GUEST || !(until.isMissingNode() || timed)) {
            throw new WrongRouteException("has a guest without an id, or until no time");
        }
        return new Guest(
                id,
                timed
                        ? Optional.of(Instant.ofEpochSecond(Math.min(until.longValue(), Instant.MAX.getEpochSecond())))
                        : Optional.empty());
    }

    private Upstream upstream(RouteState state) throws WrongRouteException {
        Optional<String> text = text("upstream");
        if (text.isEmpty() && state != RouteState.RUNNING) {
            return new Upstream.Nowhere();
        }
        return Upstream.of(required("upstream"))
                .orElseThrow(() -> new WrongRouteException(
                        "has an upstream that is neither unix:/path nor http://127.0.0.1:port"));
    }

    private <E extends Enum<E>> E word(String field, Class<E> type) throws WrongRouteException {
        String word = required(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word)) {
                return constant;
            }
        }
        throw new WrongRouteException("has an unknown " + field);
    }

    private long generation() throws WrongRouteException {
        JsonNode generation = document.path("generation");
        if (generation.isMissingNode()) {
            return 0;
        }
        if (!generation.isIntegralNumber() || !generation.canConvertToLong() || generation.longValue() < 0) {
            throw new WrongRouteException("has a generation that is not a whole number from 0");
        }
        return generation.longValue();
    }

    private int ahead() throws WrongRouteException {
        JsonNode ahead = document.path("ahead");
        if (ahead.isMissingNode()) {
            return 0;
        }
        if (!ahead.isInt() || ahead.intValue() < 0) {
            throw new WrongRouteException("has an ahead that is not a whole number from 0");
        }
        return ahead.intValue();
    }

    private Optional<Activity> activity() throws WrongRouteException {
        JsonNode activity = document.path("activity");
        if (activity.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode file = activity.path("file");
        if (!file.isTextual()
                || !file.textValue().startsWith("/")
                || file.textValue().length() > MAX_TEXT) {
            throw new WrongRouteException("has an activity without the absolute path of a file");
        }
        try {
            return Optional.of(new Activity(
                    Path.of(file.textValue()),
                    texts(activity.path("idleTexts")),
                    texts(activity.path("idleProtocols"))));
        } catch (InvalidPathException e) {
            throw new WrongRouteException("has an activity whose file is no path");
        }
    }

    private static Set<String> texts(JsonNode list) throws WrongRouteException {
        Set<String> texts = new HashSet<>();
        if (list.isMissingNode()) {
            return texts;
        }
        for (JsonNode text : list) {
            if (!text.isTextual() || text.textValue().length() > MAX_IDLE_TEXT) {
                throw new WrongRouteException("has an activity with something else than short texts");
            }
            texts.add(text.textValue());
        }
        if (!list.isArray() || texts.size() > MAX_IDLE_TEXTS) {
            throw new WrongRouteException("has an activity with something else than short lists");
        }
        return texts;
    }

    private Optional<URI> address(String field) throws WrongRouteException {
        Optional<String> text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI address = new URI(text.get());
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return Optional.of(address);
            }
        } catch (URISyntaxException notAnAddress) {
            // told below, together with what is a URI but no address
        }
        throw new WrongRouteException("has a " + field + " that is not a web address");
    }

    private Optional<String> frameAncestors() throws WrongRouteException {
        Optional<String> ancestors = text("frameAncestors");
        if (ancestors.isPresent() && !FRAME_ANCESTORS.matcher(ancestors.get()).matches()) {
            throw new WrongRouteException("has frameAncestors that are no list of origins");
        }
        return ancestors;
    }

    private String required(String field) throws WrongRouteException {
        return text(field).orElseThrow(() -> new WrongRouteException("has no " + field));
    }

    private Optional<String> text(String field) throws WrongRouteException {
        JsonNode node = document.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual() || node.textValue().length() > MAX_TEXT) {
            throw new WrongRouteException("has a " + field + " that is no text of at most " + MAX_TEXT + " characters");
        }
        return Optional.of(node.textValue()).filter(text -> !text.isBlank());
    }
}
