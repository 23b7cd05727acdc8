package io.aihub.operator.client;

import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.client.Config;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the client speaks to the API server. */
@Singleton
public class ClientSettings implements KubernetesConfigCustomizer {
    /** Doubled up to 8 s, so that a server that was away is seen again soon. */
    private static final int RECONNECT_MILLIS = 250;

    private final String version;

    public ClientSettings(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @Override
    public void customize(Config config) {
        // The API server takes what stands before the slash for the field manager of a create.
        config.setUserAgent(Labels.OPERATOR + "/" + version);
        config.setWatchReconnectInterval(RECONNECT_MILLIS);
    }
}
