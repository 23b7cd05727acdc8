package io.aihub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {
    private static final Path HOME = Path.of(System.getProperty("aihub.root"));
    @TempDir private Path folder;

    private record Ran(int code, String out, String err) {}

    private Ran demo(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        DemoEnvironment environment = new DemoEnvironment(HOME, Clock.systemUTC(), false);
        int code =
                Main.commandLine(environment)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void a_cluster_on_another_machine_is_left_alone_without_consent() throws IOException {
        Path kubeconfig =
                Files.writeString(
                        folder.resolve("kubeconfig"),
                        """
                        apiVersion: v1
                        kind: Config
                        clusters: [{name: far, cluster: {server: "https://192.0.2.1:6443"}}]
                        users: [{name: me, user: {token: none}}]
                        contexts: [{name: hospital, context: {cluster: far, user: me}}]
                        current-context: hospital
                        """);
        Ran ran = demo("--cluster", "current", "--kubeconfig", kubeconfig.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("Cluster hospital at https://192.0.2.1:6443");
        assertThat(ran.err())
                .contains("is not on this machine")
                .contains("the namespace radiology")
                .contains("remove it all afterwards")
                .contains("--yes");
    }

    @ParameterizedTest
    @CsvSource({
        "--context, dev, --cluster current",
        "--kubeconfig, /tmp/none, --cluster current",
        "--cluster, moon, --cluster"
    })
    void what_means_nothing_for_the_cluster_is_not_understood(
            String option, String value, String why) {
        Ran ran = demo(option, value);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(why);
    }

    @Test
    void pod_addresses_have_to_be_a_range() {
        Ran ran = demo("--cluster", "real", "--pod-addresses", "here");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("write one such as 10.244.77.0/24");
    }
}
