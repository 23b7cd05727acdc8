package io.aihub.e2e.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.ProcessOutput;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kubectl command that the documents and examples show does what they say. */
@RealCluster
class DocumentedCommandsE2E {
    private static final String ACCESS = "docs/access.md";
    private static final String AUDITOR = "auditor-of-documents";
    private static final String NIGHT_SHIFT = "night-shift";

    /** The field manager by whom the rig installs: the same hand applies it again. */
    private static final String INSTALLER = "install";

    private static final Pattern COMMAND =
            Pattern.compile(
                    "kubectl (?:-n \\S+ )?(get|describe|explain|api-resources|auth|apply|create"
                            + "|delete|wait|label|annotate|patch|edit|diff|logs)\\b[^`#\\n]*");
    private static final Pattern SHELL = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Pattern CAN_I =
            Pattern.compile("(?m)^(kubectl .*auth can-i .*?)\\s+# (yes|no)\\b.*\\n");

    /** Commands that cannot run here, and why. */
    private static final Set<String> ELSEWHERE = Set.of();

    private static ShownObjects shown;

    @BeforeAll
    static void create_what_the_documents_speak_of(ControlPlane cluster) {
        shown = ShownObjects.create(cluster, "documented");
        cluster.kubectl(
                        "create",
                        "clusterrolebinding",
                        AUDITOR,
                        "--clusterrole=aihub-auditor",
                        "--user=" + AUDITOR)
                .orFail();
        Until.SOON.holds(
                "the auditor may read",
                () -> cluster.kubectl("get", "aimodels", "-A", "--as", AUDITOR).code() == 0);
    }

    @AfterAll
    static void delete_it(ControlPlane cluster) {
        cluster.kubectl("delete", "clusterrolebinding", AUDITOR, NIGHT_SHIFT, "--ignore-not-found")
                .orFail();
        shown.close();
    }

    private static List<Path> documents(ControlPlane cluster) throws IOException {
        Path home = cluster.home();
        List<Path> found = new ArrayList<>();
        for (String place : List.of("docs", "examples", "helm/aihub-operator")) {
            try (Stream<Path> files = Files.walk(home.resolve(place))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("access.md"))
                        .filter(file -> file.toString().matches(".*(\\.md|\\.txt|/examples/.*)"))
                        .forEach(found::add);
            }
        }
        for (String file : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md")) {
            found.add(home.resolve(file));
        }
        return found;
    }

    private static Set<String> commands(ControlPlane cluster) throws IOException {
        Set<String> commands = new TreeSet<>();
        for (Path document : documents(cluster)) {
            Matcher command = COMMAND.matcher(Files.readString(document));
            while (command.find()) {
                commands.add(command.group().strip().replaceAll("[.:,;]$", ""));
            }
        }
        commands.removeAll(ELSEWHERE);
        return commands;
    }

    /** As an auditor where it reads, and without effect where it writes. */
    private static String harmless(String command) {
        String verb = command.split(" ")[1];
        if (Set.of("get", "describe").contains(verb)) {
            boolean placed = command.contains(" -A") || command.contains(" -n ");
            return command
                    + " --as "
                    + AUDITOR
                    + (placed ? "" : " -n " + shown.namespace("readme"));
        }
        if (command.contains(" --server-side")) {
            return command + " --dry-run=server --field-manager=" + INSTALLER;
        }
        return Set.of("apply", "create", "delete").contains(verb)
                ? command + " --dry-run=server"
                : command;
    }

    @Test
    void each_runs_and_tells_something(ControlPlane cluster) throws IOException {
        Terminal terminal = new Terminal(cluster);
        SoftAssertions softly = new SoftAssertions();
        for (String command : commands(cluster)) {
            ProcessOutput output = terminal.type(harmless(command));
            softly.assertThat(output.code()).as("%s: %s", command, output.err()).isZero();
            softly.assertThat(output.out()).as(command).isNotBlank();
        }
        softly.assertThat(commands(cluster))
                .as("the auditor's list is shown, and was tried")
                .contains("kubectl get aimodels -A --field-selector status.serving.inForce=Yes");
        softly.assertAll();
    }

    @Test
    void the_page_on_access_answers_as_it_says(ControlPlane cluster) throws IOException {
        Terminal terminal = new Terminal(cluster);
        int answers = 0;
        Matcher block = SHELL.matcher(page(cluster));
        while (block.find()) {
            terminal.type(CAN_I.matcher(block.group(1)).replaceAll("")).orFail();
            Matcher question = CAN_I.matcher(block.group(1));
            while (question.find()) {
                String asked = question.group(1);
                String expected = question.group(2);
                Until.SOON.holds(asked + ": " + expected, () -> answers(terminal, asked, expected));
                answers++;
            }
        }
        assertThat(answers).as("questions of %s", ACCESS).isGreaterThanOrEqualTo(5);
    }

    /** In a namespace of this class. */
    private static String page(ControlPlane cluster) throws IOException {
        return Files.readString(cluster.home().resolve(ACCESS))
                .replace("-n radiology", "-n " + shown.namespace("clinic"));
    }

    private static boolean answers(Terminal terminal, String asked, String expected) {
        try {
            return terminal.type(asked).out().strip().equals(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
