package dev.atelier.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The engine's packages, and what each may use. An arrow that is not in the table is not in the code. */
class ArchitectureTest {
    private static final String ROOT = "dev.atelier.core.";

    /** By package, the packages of the engine that it may use; all may use {@code fault}. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("fault", List.of()),
            Map.entry("secret", List.of()),
            Map.entry("config", List.of("secret")),
            Map.entry("store", List.of("config", "secret")),
            Map.entry("tenant", List.of("store", "secret")),
            Map.entry("runtime", List.of("tenant", "store", "config")),
            Map.entry("blob", List.of("tenant")),
            Map.entry("limit", List.of("config")),
            Map.entry("image", List.of()),
            Map.entry("net", List.of("config", "secret")),
            Map.entry("source", List.of("net", "config", "secret")),
            Map.entry("forge", List.of("source", "net", "config", "secret")),
            Map.entry("model", List.of("config", "secret")),
            Map.entry("sandbox", List.of("tenant", "net", "config")),
            Map.entry("vault", List.of("tenant", "store", "secret", "config")),
            Map.entry("preview", List.of("sandbox", "source", "tenant", "config", "secret")),
            Map.entry("share", List.of("source", "tenant", "store", "secret")),
            Map.entry("usage", List.of("config")),
            Map.entry("run", List.of("source", "tenant", "store", "config", "blob", "usage")),
            Map.entry("agent", List.of("model", "source", "config")),
            Map.entry("browser", List.of("sandbox", "config")),
            Map.entry("turn", List.of("agent", "model", "run", "sandbox", "source", "tenant", "usage")),
            Map.entry(
                    "task",
                    List.of(
                            "agent", "model", "turn", "run", "sandbox", "source", "forge", "net", "vault", "blob",
                            "store", "tenant", "config", "secret", "usage")),
            Map.entry(
                    "project",
                    List.of(
                            "agent", "model", "preview", "run", "sandbox", "share", "source", "store", "tenant",
                            "config", "secret", "blob", "browser", "image", "task", "turn", "forge", "net", "vault",
                            "usage")));

    /** Libraries with one job, and the only package that may import each. */
    private static final Map<String, String> AT_HOME = Map.of(
            "com.github.dockerjava..", "sandbox.docker",
            "org.eclipse.jgit..", "source",
            "dev.langchain4j..", "model.langchain4j",
            "org.flywaydb..", "store",
            "com.zaxxer..", "store");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.atelier.core");

    @Test
    void every_package_is_in_the_table() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(type -> found.add(feature(type)));

        assertThat(found).hasSizeGreaterThan(8).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
    }

    @TestFactory
    @DisplayName("Dependencies point one way")
    Stream<DynamicTest> dependencies() {
        return MAY_USE.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    String[] allowed = Stream.of(List.of(row.getKey(), "fault"), row.getValue())
                            .flatMap(List::stream)
                            .map(name -> ROOT + name + "..")
                            .toArray(String[]::new);
                    String[] outside = Stream.concat(
                                    Arrays.stream(allowed),
                                    Stream.of("java..", "javax..", "jakarta..", "org.jspecify..", "com.fasterxml.."))
                            .toArray(String[]::new);
                    String[] libraries = AT_HOME.keySet().toArray(String[]::new);
                    classes()
                            .that()
                            .resideInAPackage(ROOT + row.getKey() + "..")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(Stream.of(outside, libraries)
                                    .flatMap(Arrays::stream)
                                    .toArray(String[]::new))
                            .check(CLASSES);
                }));
    }

    @TestFactory
    @DisplayName("A library with one job is imported in one package")
    Stream<DynamicTest> libraries() {
        return AT_HOME.entrySet().stream()
                .map(home -> DynamicTest.dynamicTest(
                        home.getKey(),
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackage(ROOT + home.getValue() + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(home.getKey())
                                .check(CLASSES)));
    }

    @Test
    @DisplayName("JPA entities stay inside their package")
    void entities_are_hidden() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    private static String feature(JavaClass type) {
        String name = type.getPackageName().substring(ROOT.length());
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
