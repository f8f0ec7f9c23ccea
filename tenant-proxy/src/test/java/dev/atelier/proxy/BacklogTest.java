package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog backlog = new Backlog(100);
    private final List<String> givenUp = new ArrayList<>();

    @Test
    void keepsWhatFits() {
        stall("a", 60);
        stall("b", 40);

        assertThat(givenUp).isEmpty();
    }

    @Test
    void givesUpTheOneThatHasNotMovedForTheLongest() {
        stall("a", 40);
        stall("b", 40);
        backlog.moved("a");
        stall("a", 40);
        stall("c", 40);

        assertThat(givenUp).containsExactly("b");
    }

    @Test
    void givesUpAsManyAsItTakes() {
        stall("a", 30);
        stall("b", 30);
        stall("c", 30);
        stall("d", 90);

        assertThat(givenUp).containsExactly("a", "b", "c");
    }

    @Test
    void keepsNothingForWhatIsTooLarge() {
        stall("a", 101);
        stall("b", 100);

        assertThat(givenUp).containsExactly("a");
    }

    private void stall(String who, long bytes) {
        backlog.stalled(who, bytes, () -> givenUp.add(who));
    }
}
