package io.aihub.e2e;

import io.aihub.e2e.rig.ControlPlane;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one cluster for all classes that a JVM runs, and ends it after the last. */
final class RealClusterExtension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(RealClusterExtension.class);

    /** Ends the cluster with the store. */
    private record Shared(ControlPlane cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> obstacle = ControlPlane.obstacle(home());
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("the control plane is built");
        }
        if ("required".equals(System.getenv("AIHUB_E2E"))) {
            throw new IllegalStateException(obstacle.get());
        }
        String reason = "SKIPPED, nothing of it was proved: " + obstacle.get();
        tellOnce(context, reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** Maven prints which classes were skipped, and keeps the reason to its report files. */
    private static void tellOnce(ExtensionContext context, String reason) {
        store(context)
                .getOrComputeIfAbsent(
                        "told",
                        any -> {
                            System.out.println("The real-server suite (...E2E): " + reason);
                            return true;
                        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ControlPlane.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .getOrComputeIfAbsent(
                        "cluster",
                        any ->
                                new Shared(
                                        ControlPlane.start(
                                                home(), TestJvm.folder(home(), "suite-cluster"))),
                        Shared.class)
                .cluster();
    }

    /** A JVM that gets its classes one by one has a root for each, and one session for all. */
    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, STORE);
    }

    static Path home() {
        return Path.of(System.getProperty("aihub.root", "..")).toAbsolutePath().normalize();
    }
}
