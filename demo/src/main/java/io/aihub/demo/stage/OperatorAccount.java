package io.aihub.demo.stage;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The service account that ships, as a kubeconfig for an operator outside the cluster. */
public final class OperatorAccount {
    private static final String NAMESPACE = "aihub-system";
    private static final String NAME = "aihub-operator";

    /** Longer than anybody looks around. */
    private static final long TOKEN_SECONDS = 86_400;

    private final KubernetesClient client;

    /**
     * @param client that may ask for a token of the account
     */
    public OperatorAccount(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Writes a kubeconfig with a token for a day, readable by its owner only.
     *
     * @throws IOException when it cannot be written
     */
    public Path kubeconfig(Path file) throws IOException {
        Config admin = client.getConfiguration();
        var config =
                new ConfigBuilder()
                        .withApiVersion("v1")
                        .withKind("Config")
                        .addNewCluster()
                        .withName(NAME)
                        .withNewCluster()
                        .withServer(admin.getMasterUrl())
                        .withCertificateAuthorityData(authority(admin))
                        .withInsecureSkipTlsVerify(admin.isTrustCerts() ? true : null)
                        .endCluster()
                        .endCluster()
                        .addNewUser()
                        .withName(NAME)
                        .withNewUser()
                        .withToken(token())
                        .endUser()
                        .endUser()
                        .addNewContext()
                        .withName(NAME)
                        .withNewContext()
                        .withCluster(NAME)
                        .withUser(NAME)
                        .endContext()
                        .endContext()
                        .withCurrentContext(NAME)
                        .build();
        return PrivateFile.write(file, Serialization.asYaml(config));
    }

    private String token() {
        return client.serviceAccounts()
                .inNamespace(NAMESPACE)
                .withName(NAME)
                .tokenRequest(
                        new TokenRequestBuilder()
                                .withNewSpec()
                                .withExpirationSeconds(TOKEN_SECONDS)
                                .endSpec()
                                .build())
                .getStatus()
                .getToken();
    }

    private static String authority(Config admin) throws IOException {
        if (admin.getCaCertData() != null || admin.getCaCertFile() == null) {
            return admin.getCaCertData();
        }
        return Base64.getEncoder()
                .encodeToString(Files.readAllBytes(Path.of(admin.getCaCertFile())));
    }
}
