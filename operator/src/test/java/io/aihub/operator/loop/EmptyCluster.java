package io.aihub.operator.loop;

import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** An API server that does not know our kinds, and what the application says while it starts. */
public final class EmptyCluster implements QuarkusTestResourceLifecycleManager {
    private final Logger log = Logger.getLogger("io.aihub.operator.reconcile.LoopStart");
    private final Said said = new Said();
    private EmbeddedApiServer server;

    /** The lines of a log. */
    static final class Said extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        List<String> lines() {
            return List.copyOf(lines);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Override
    public Map<String, String> start() {
        log.addHandler(said);
        try {
            server = EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "quarkus.kubernetes-client.api-server-url", server.url(),
                "quarkus.kubernetes-client.token", "operator",
                // The build's own system property has the prefix of the settings.
                "smallrye.config.mapping.validate-unknown", "false",
                "quarkus.http.test-port", "0");
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(server, new TestInjector.MatchesType(EmbeddedApiServer.class));
        test.injectIntoFields(said, new TestInjector.MatchesType(Said.class));
    }

    @Override
    public void stop() {
        log.removeHandler(said);
        server.close();
    }
}
