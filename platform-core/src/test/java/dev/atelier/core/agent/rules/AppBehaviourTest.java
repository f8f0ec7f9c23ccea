package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The apps that the rules make, used in a real browser; see {@code drivers}. */
@Tag("slow")
class AppBehaviourTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("X-R2 tasks are added, ticked off, deleted, filtered and remembered")
    void toDoList() throws Exception {
        assertThat(GeneratedApp.of(directory, "a to-do list with 'One' and 'Two'")
                        .use("todo.js"))
                .containsExactly(
                        "begins: One, Two; 2 tasks left",
                        "added: One, Two, Three; 3 tasks left",
                        "blank: One, Two, Three; 3 tasks left",
                        "ticked: 2 tasks left",
                        "open: Two, Three",
                        "done: One",
                        "deleted: Two, Three; focus in INPUT",
                        "remembered: Two, Three");
    }

    @Test
    @DisplayName("X-R2 a form says what is missing, where, and thanks")
    void contactForm() throws Exception {
        assertThat(GeneratedApp.of(directory, "a contact form").use("contact.js"))
                .containsExactly(
                        "problems: name, email, message; focus on name",
                        "problems: email; focus on email",
                        "thanks: Thank you for your message!",
                        "kept: Ann <ann@example.com>");
    }

    @Test
    @DisplayName("X-R2 a calculator works with keys and clicks")
    void calculator() throws Exception {
        assertThat(GeneratedApp.of(directory, "a calculator").use("calculator.js"))
                .containsExactly(
                        "2+3*4= 14",
                        "(2+3)*4= 20",
                        "0.1+0.2= 0.3",
                        "7/2= 3.5",
                        "-3-4= -7",
                        "1/0= That does not work out. Have another look at it.",
                        "2+= That does not work out. Have another look at it.",
                        "clicked 8×8= 64",
                        "before: 5 sums");
    }

    @Test
    @DisplayName("X-R2 cards are moved by keyboard, by button and by dragging")
    void kanbanBoard() throws Exception {
        assertThat(GeneratedApp.of(directory, "a kanban board with 'A', 'B' and 'C'")
                        .use("kanban.js"))
                .containsExactly(
                        "begins: A B C | - | -",
                        "arrow right: B C | A | -",
                        "focus stays on A",
                        "arrow down: C B | A | -",
                        "button: B | A C | -",
                        "dragged: - | A C | B",
                        "added: D | A C | B",
                        "deleted: D | C | B");
    }

    @Test
    @DisplayName("X-R2 pictures open large, and arrow keys lead on")
    void gallery() throws Exception {
        MemoryFiles files = NodeTools.template()
                .put("public/images/one.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
                .put("public/images/two.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");

        assertThat(GeneratedApp.of(directory, files, "a gallery").use("gallery.js"))
                .containsExactly("two pictures", "large: One", "next: Two", "round: One", "closed");
    }

    @Test
    @DisplayName("X-R2 posts open and close; the chart changes its form; the menu leads to pages")
    void blogChartAndPages() throws Exception {
        GeneratedApp app = GeneratedApp.of(
                directory, "a blog about bees", "add a page with a dashboard", "add a page called 'History'");

        assertThat(app.use("pages.js"))
                .containsExactly(
                        "menu: Home, Dashboard, History",
                        "post: How it all began",
                        "back: 4 posts",
                        "page: Dashboard – Bees",
                        "chart: 8 bars",
                        "chart: 8 dots",
                        "page: History – Bees");
    }
}
