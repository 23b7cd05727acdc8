package io.aihub.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeyTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void a_key_in_pkcs8_is_read_whatever_its_kind(String algorithm)
            throws IOException, GeneralSecurityException {
        KeyStore made = pair(algorithm);
        String kubeconfig =
                kubeconfig(
                        "client-certificate-data: "
                                + encoded(
                                        pem("CERTIFICATE", made.getCertificate("k").getEncoded())),
                        "client-key-data: "
                                + encoded(
                                        pem(
                                                "PRIVATE KEY",
                                                made.getKey("k", PASSWORD).getEncoded())));

        assertThat(connects(kubeconfig)).isTrue();
    }

    @Test
    void a_key_in_a_file_is_read_too() throws IOException, GeneralSecurityException {
        KeyStore made = pair("EC");
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        Files.writeString(certificate, pem("CERTIFICATE", made.getCertificate("k").getEncoded()));
        Files.writeString(key, pem("PRIVATE KEY", made.getKey("k", PASSWORD).getEncoded()));

        assertThat(connects(kubeconfig("client-certificate: " + certificate, "client-key: " + key)))
                .isTrue();
    }

    /** The key is read when the client is built; nothing is sent. */
    private boolean connects(String kubeconfig) throws IOException {
        Path file = folder.resolve("kubeconfig");
        Files.writeString(file, kubeconfig);
        Config config = new ClusterChoice(Optional.of(file), Optional.empty()).config();
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
            return client.getConfiguration() != null;
        }
    }

    private static String kubeconfig(String certificate, String key) {
        return """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
        contexts: [{name: c, context: {cluster: c, user: u}}]
        current-context: c
        users:
        - name: u
          user:
            %s
            %s
        """
                .formatted(certificate, key);
    }

    private KeyStore pair(String algorithm) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(algorithm + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "k",
                                "-keyalg",
                                algorithm,
                                "-dname",
                                "CN=sara",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.txt").toFile())
                        .start();
        assertThat(keytool.onExit().join().exitValue()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN "
                + kind
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END "
                + kind
                + "-----\n";
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
