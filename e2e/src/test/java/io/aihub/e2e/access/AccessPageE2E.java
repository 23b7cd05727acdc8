package io.aihub.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/access.md}, typed in as they stand. */
@RealCluster
class AccessPageE2E {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    /** A question with its answer, and perhaps an explanation after a comma. */
    private static final Pattern QUESTION =
            Pattern.compile("kubectl (.*\\bauth can-i .*?)\\s+# (yes|no)\\b.*");

    @BeforeEach
    void open(ControlPlane cluster) {
        OperatorOnCluster.install(cluster);
        cluster.kubectl("create", "namespace", "radiology").orFail();
    }

    @AfterEach
    void close(ControlPlane cluster) {
        cluster.kubectl("delete", "clusterrolebinding", "night-shift").orFail();
        cluster.kubectl("delete", "namespace", "radiology", "--timeout=60s").orFail();
    }

    @Test
    void what_the_page_about_access_says_is_what_happens(ControlPlane cluster) throws IOException {
        String page = Files.readString(cluster.home().resolve("docs/access.md"));
        List<String> asked = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            StringBuilder commands = new StringBuilder();
            for (String line : block.group(1).lines().toList()) {
                Matcher question = QUESTION.matcher(line);
                if (question.matches()) {
                    type(cluster, commands.toString());
                    commands.setLength(0);
                    awaitAnswer(cluster, question.group(1), question.group(2));
                    asked.add(question.group(2));
                } else {
                    commands.append(line).append('\n');
                }
            }
            type(cluster, commands.toString());
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(5).contains("yes", "no");
    }

    /** As somebody at a terminal, with this cluster's kubectl. */
    private static void type(ControlPlane cluster, String commands) throws IOException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-ec", commands).inheritIO();
        bash.environment().put("KUBECONFIG", cluster.kubeconfig().toString());
        bash.environment()
                .merge("PATH", cluster.folder().toString(), (old, own) -> own + ":" + old);
        assertThat(bash.start().onExit().join().exitValue()).as(commands).isZero();
    }

    private static void awaitAnswer(ControlPlane cluster, String question, String answer) {
        String[] words = question.split("\\s+");
        Until.SOON.holds(
                () -> question + " is answered with " + answer,
                () -> cluster.kubectl(words).out().strip().equals(answer));
    }
}
