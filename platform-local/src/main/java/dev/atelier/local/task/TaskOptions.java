package dev.atelier.local.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param fields of the request, by the API's names
 * @param zip what is sent along
 * @param follow whether to stay until the task has ended
 * @param json whether a program reads what is printed
 */
record TaskOptions(Map<String, String> fields, Optional<Path> zip, boolean follow, boolean json) {
    /** Options with a value, and the request's field that each fills. */
    private static final Map<String, String> VALUES = Map.of(
            "--git", "gitUrl",
            "--ref", "ref",
            "--task", "description",
            "--target", "targetFile",
            "--into", "into",
            "--model", "model",
            "--sandbox", "sandbox",
            "--zip", "zip");

    private static final Set<String> FLAGS = Set.of("--pr", "--follow", "--json", "--no-model");
    private static final String EXAMPLE =
            " Example: ./atelier task --git https://github.com/you/repo.git --task \"Add a licence\"";

    /** Reads the words after {@code task}. */
    static TaskOptions parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        Deque<String> words = new ArrayDeque<>(arguments);
        while (!words.isEmpty()) {
            take(words, values, flags);
        }
        check(values);
        Optional<Path> zip = Optional.ofNullable(values.remove("zip")).map(TaskOptions::zip);
        splitModel(values);
        if (flags.contains("--pr")) {
            values.put("pullRequest", "true");
        }
        if (flags.contains("--no-model")) {
            values.put("agent", "rules");
        }
        return new TaskOptions(Map.copyOf(values), zip, flags.contains("--follow"), flags.contains("--json"));
    }

    private static void take(Deque<String> words, Map<String, String> values, Set<String> flags) {
        String word = words.pop();
        if (FLAGS.contains(word)) {
            flags.add(word);
            return;
        }
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        String option = equals < 0 ? word : word.substring(0, equals);
        String field = VALUES.get(option);
        if (field == null) {
            throw TaskException.putRight("\"" + option + "\" is no option of \"task\". See ./atelier task --help.");
        }
        String value = equals < 0 ? words.poll() : word.substring(equals + 1);
        if (value == null || value.isBlank() || (equals < 0 && FLAGS.contains(value))) {
            throw TaskException.putRight(option + " needs a value.");
        }
        if (values.putIfAbsent(field, value) != null) {
            throw TaskException.putRight(option + " is there twice.");
        }
    }

    private static void check(Map<String, String> values) {
        if (!values.containsKey("description")) {
            throw TaskException.putRight("Say what is to be done with --task \"…\"." + EXAMPLE);
        }
        if (values.containsKey("gitUrl") == values.containsKey("zip")) {
            throw TaskException.putRight("Say where the code is: either --git URL or --zip FILE." + EXAMPLE);
        }
    }

    /** A model is named as in the settings; at the API it is two fields. */
    private static void splitModel(Map<String, String> values) {
        String model = values.get("model");
        if (model == null) {
            return;
        }
        int colon = model.indexOf(':');
        if (colon <= 0 || colon == model.length() - 1) {
            throw TaskException.putRight("--model needs provider:name, such as openai:gpt-4.1.");
        }
        values.put("provider", model.substring(0, colon));
        values.put("model", model.substring(colon + 1));
    }

    private static Path zip(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw TaskException.putRight("There is no file \"" + name + "\" that can be read.");
        }
        return file;
    }
}
