package dev.atelier.core.agent.rules.chores;

import java.util.List;

/**
 * What a repository is built with, told by a file at its top.
 *
 * @see Repository#technologies()
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum Technology {
    NODE(
            "Node.js",
            List.of("package.json"),
            List.of(".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs"),
            List.of("npm install"),
            List.of("npm test"),
            List.of("node_modules/", "dist/", "coverage/", "*.tsbuildinfo", "npm-debug.log*"),
            """
                  - uses: actions/setup-node@v4
                    with:
                      node-version: 22
            """),
    PYTHON(
            "Python",
            List.of("pyproject.toml", "setup.py", "requirements.txt", "setup.cfg"),
            List.of(".py"),
            List.of("python -m venv .venv", ". .venv/bin/activate"),
            List.of("python -m pytest"),
            List.of(
                    "__pycache__/",
                    "*.py[cod]",
                    ".venv/",
                    "venv/",
                    ".pytest_cache/",
                    ".mypy_cache/",
                    "*.egg-info/",
                    "build/",
                    "dist/",
                    ".coverage"),
            """
                  - uses: actions/setup-python@v5
                    with:
                      python-version: '3.12'
            """),
    MAVEN(
            "Java with Maven",
            List.of("pom.xml"),
            List.of(".java"),
            List.of(),
            List.of("mvn verify"),
            List.of("target/", "*.class"),
            """
                  - uses: actions/setup-java@v4
                    with:
                      distribution: temurin
                      java-version: 21
            """),
    GRADLE(
            "Java with Gradle",
            List.of("build.gradle", "build.gradle.kts"),
            List.of(".java", ".kt"),
            List.of(),
            List.of("./gradlew build"),
            List.of("build/", ".gradle/", "*.class"),
            """
                  - uses: actions/setup-java@v4
                    with:
                      distribution: temurin
                      java-version: 21
            """),
    GO(
            "Go",
            List.of("go.mod"),
            List.of(".go"),
            List.of("go mod download"),
            List.of("go test ./..."),
            List.of("*.exe", "*.test", "*.out", "vendor/"),
            """
                  - uses: actions/setup-go@v5
                    with:
                      go-version-file: go.mod
            """),
    RUST(
            "Rust",
            List.of("Cargo.toml"),
            List.of(".rs"),
            List.of("cargo build"),
            List.of("cargo test"),
            List.of("target/"),
            "");

    final String title;
    final List<String> markers;
    final List<String> extensions;
    final List<String> install;
    final List<String> test;
    final List<String> ignored;
    /** The step of a workflow that makes its tools available; empty where they are there already. */
    final String setup;

    Technology(
            String title,
            List<String> markers,
            List<String> extensions,
            List<String> install,
            List<String> test,
            List<String> ignored,
            String setup) {
        this.title = title;
        this.markers = markers;
        this.extensions = extensions;
        this.install = install;
        this.test = test;
        this.ignored = ignored;
        this.setup = setup;
    }
}
