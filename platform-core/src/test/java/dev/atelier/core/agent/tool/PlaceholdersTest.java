package dev.atelier.core.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("X12 placeholders for code that is left out")
class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// ... rest of the code",
                "// ...rest of code unchanged...",
                "// … existing code …",
                "  // rest unchanged",
                "// The rest of the file remains the same",
                "// existing imports stay the same",
                "// other methods unchanged",
                "// ... keep existing styles ...",
                "// keep the rest of the component",
                "/* ... existing styles ... */",
                "/* rest of the styles remain unchanged */",
                "{/* ... other sections ... */}",
                "{/* existing content here */}",
                "<!-- ... existing markup ... -->",
                "<!-- rest of the page unchanged -->",
                "# ... rest of the function",
                "# ... existing code ...",
                "# unchanged",
                "-- ... other rules ...",
                "... existing code ...",
                "… rest of the component …",
                "[... rest of file unchanged ...]",
                "const a = 1; // ... rest unchanged",
                "// same as before",
                "// (code omitted for brevity)",
                "// ... other imports",
                "// no changes below"
            })
    void areFound(String line) {
        assertThat(Placeholders.isOne(line.strip())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const { a, ...rest } = props",
                "return <Button {...rest} />",
                "...rest,",
                "...existing,",
                "[...items, ...other]",
                "{...props}",
                "...",
                "    ...",
                "def f(self) -> None: ...",
                "// the rest of the parameters are optional",
                "// existing users keep their sessions",
                "// Keep the list sorted",
                "// unchanged values are skipped by the memo",
                "// same origin only",
                "# rest of the world",
                "<p>And the rest is history...</p>",
                "'Loading the rest of the photos…'",
                "title=\"And so on ... the rest is up to you\"",
                "// wait for it...",
                "// TODO: more ...",
                "// see https://example.org/... for the rest of the story",
                "color: #rest;",
                "background: url(//example.org/existing/code/here)",
                "const url = 'http://example.org/...'",
                "// Previous and next buttons",
                "/* Other browsers need the prefix */",
                "// 1 ... 10 of the remaining items per page, sorted by their title and date",
                "<button>Keep existing…</button>",
                "- ... and the rest of the family"
            })
    void areNotSeenInHonestText(String line) {
        assertThat(Placeholders.isOne(line.strip())).isFalse();
    }

    @Test
    void countOnlyWhereTheyAreNew() {
        String before = "a()\n// ... rest of the code\n";

        assertThat(Placeholders.added(before, before + "b()\n")).isEmpty();
        assertThat(Placeholders.added("a()\n", before)).contains("// ... rest of the code");
    }
}
