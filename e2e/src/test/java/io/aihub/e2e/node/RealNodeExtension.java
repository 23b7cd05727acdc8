package io.aihub.e2e.node;

import io.aihub.e2e.rig.ControlPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the node for all classes of a JVM, and ends it after the last if nobody else had it. */
final class RealNodeExtension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(RealNodeExtension.class);
    private static final String NOT_ASKED =
            "SKIPPED, nothing of it was proved: the suite on a real node (...NodeE2E) is run by"
                    + " e2e/node/test";

    /** Ends with the store what was started for it. */
    private record Shared(ControlPlane cluster, boolean wasThere) implements AutoCloseable {
        @Override
        public void close() {
            if (wasThere) {
                cluster.leave();
            } else {
                cluster.close();
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if ("required".equals(System.getenv("AIHUB_NODE"))) {
            return ConditionEvaluationResult.enabled("a node is asked for");
        }
        store(context).getOrComputeIfAbsent("told", any -> told());
        return ConditionEvaluationResult.disabled(NOT_ASKED);
    }

    /** Maven prints how many were skipped, and keeps the reason to its report files. */
    private static boolean told() {
        System.out.println(NOT_ASKED);
        return true;
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, STORE);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ControlPlane.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).getOrComputeIfAbsent("node", any -> shared(), Shared.class).cluster();
    }

    private static Shared shared() {
        Path home = Path.of(System.getProperty("aihub.root", "..")).toAbsolutePath().normalize();
        Path folder = home.resolve("target/node");
        boolean wasThere = Files.exists(folder.resolve("kubeconfig"));
        return new Shared(ControlPlane.startWithNode(home, folder), wasThere);
    }
}
