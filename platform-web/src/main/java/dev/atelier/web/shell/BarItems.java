package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import java.util.List;

/** A screen that has something of its own to show in the bar, in place of the workspace's name. */
public interface BarItems {

    /** Beside the logo: what this is about. */
    List<Component> barStart();

    /** Before the user's menu: what can be done with it. */
    List<Component> barEnd();
}
