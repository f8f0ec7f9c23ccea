package dev.atelier.system.bench;

/** How sandboxes are made; the names are the setting's values. */
enum Kind {
    LOCAL("local", "bubblewrap"),
    DOCKER("docker", "docker");

    private final String setting;
    private final String title;

    Kind(String setting, String title) {
        this.setting = setting;
        this.title = title;
    }

    String setting() {
        return setting;
    }

    String title() {
        return title;
    }
}
