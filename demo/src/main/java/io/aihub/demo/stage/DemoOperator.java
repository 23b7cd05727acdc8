package io.aihub.demo.stage;

import io.aihub.demo.story.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The operator of a stage, which may be killed and replaced. */
public final class DemoOperator implements AutoCloseable {
    /** Where this cluster says it stands, as the examples' placement asks. */
    private static final Map<String, String> PLACE =
            Map.of(
                    "AIHUB_CLUSTER_LOCATION", "OnPremises",
                    "AIHUB_CLUSTER_REGION", "SE",
                    "AIHUB_CLUSTER_JURISDICTION", "SE");

    private static final Duration TO_READY = Duration.ofSeconds(60);

    private volatile OperatorProcess process;

    /** The operator that was built, or another one that {@code aihub.operator.jar} names. */
    static OperatorProcess.Launch launch(StageSettings settings, Path kubeconfig) {
        Path built = settings.home().resolve("operator/target/quarkus-app/quarkus-run.jar");
        Path jar = Path.of(System.getProperty("aihub.operator.jar", built.toString()));
        return new OperatorProcess.Launch(
                jar, kubeconfig, settings.folder().resolve("operator.log"), PLACE);
    }

    /**
     * Starts it and waits until it is ready; one that was killed before is replaced.
     *
     * @throws IOException when it does not become ready
     */
    public void start(OperatorProcess.Launch launch, Pace pace) throws IOException {
        process = OperatorProcess.start(launch);
        if (!process.awaitReady(TO_READY, pace)) {
            throw new IOException("the operator did not become ready; see its log " + launch.log());
        }
    }

    /** The one that was started last. */
    public OperatorProcess process() {
        return process;
    }

    /** Why it no longer works; absent while it does. */
    Optional<String> broken() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of("the operator has ended; see its log " + process.log());
    }

    String log() {
        return "operator: " + process.log();
    }

    @Override
    public void close() {
        Optional.ofNullable(process).ifPresent(OperatorProcess::close);
    }
}
