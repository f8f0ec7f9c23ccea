package dev.atelier.core.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at an app the way a browser loads it: the page, and from its module scripts on every module of the project's own
 * that is imported. The dev server compiles each when it is asked for, so whatever does not compile comes to light (B7).
 */
final class AppCheck {
    private static final int MOST_MODULES = 300;
    private static final int MOST_PROBLEMS = 5;
    private static final int LONGEST_PROBLEM = 1_500;
    private static final Duration EACH = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern MODULE_SCRIPT =
            Pattern.compile("<script[^>]*type=\"module\"[^>]*src=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPORT = Pattern.compile("(?:\\bfrom|\\bimport)\\s*\\(?\\s*[\"'](/[^\"'\\s]+)[\"']");
    /** The dev server's error page carries the error as JSON. */
    private static final Pattern ERROR = Pattern.compile("const error = (\\{.*})\\s*$", Pattern.MULTILINE);

    private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;]*m");

    private final DevServerClient server;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    AppCheck(DevServerClient server) {
        this.server = server;
    }

    /** What is wrong, in the dev server's words; empty when everything compiles. */
    List<String> run() throws InterruptedException {
        loadPage();
        while (!open.isEmpty() && problems.size() < MOST_PROBLEMS && seen.size() < MOST_MODULES) {
            loadModule(open.remove());
        }
        return problems;
    }

    private void loadPage() throws InterruptedException {
        try {
            DevServerClient.Answer page = server.get("/", "text/html", EACH);
            if (page.status() != 200) {
                problems.add("The page does not load (" + page.status() + "): " + errorIn(page.body()));
                return;
            }
            Matcher scripts = MODULE_SCRIPT.matcher(page.body());
            while (scripts.find()) {
                enqueue(scripts.group(1));
            }
        } catch (IOException e) {
            problems.add("The app's server does not answer: " + e.getMessage());
        }
    }

    private void loadModule(String path) throws InterruptedException {
        try {
            DevServerClient.Answer module = server.get(path, "*/*", EACH);
            if (module.status() >= 400) {
                problems.add(errorIn(module.body()));
                return;
            }
            Matcher imports = IMPORT.matcher(module.body());
            while (imports.find()) {
                enqueue(imports.group(1));
            }
        } catch (IOException e) {
            problems.add(path + " does not load: " + e.getMessage());
        }
    }

    /** Installed packages are compiled once and for all; only the project's own modules can break. */
    private void enqueue(String path) {
        boolean own = path.startsWith("/") && !path.startsWith("/@") && !path.startsWith("/node_modules/");
        if (own && seen.add(path)) {
            open.add(path);
        }
    }

    private static String errorIn(String body) {
        Matcher error = ERROR.matcher(body);
        String text = body;
        if (error.find()) {
            try {
                JsonNode json = JSON.readTree(error.group(1));
                text = json.path("message").asText() + "\n" + json.path("frame").asText();
            } catch (JsonProcessingException e) {
                text = error.group(1);
            }
        }
        String plain =
                ANSI.matcher(text).replaceAll("").replace("/workspace/", "").strip();
        return plain.length() <= LONGEST_PROBLEM ? plain : plain.substring(0, LONGEST_PROBLEM) + "…";
    }
}
