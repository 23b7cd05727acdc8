package io.aihub.cli.decide;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Says of which kind the private key of a kubeconfig is. The client takes a key that begins with
 * {@code BEGIN PRIVATE KEY} (PKCS#8) for RSA; elliptic curves come in that form too.
 */
final class ClientKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** What the client reads, in the order in which it is tried. */
    private static final List<String> ALGORITHMS = List.of("RSA", "EC");

    private ClientKey() {}

    /** The same choice, with the kind of its key stated where it is PKCS#8. */
    static Config stated(Config config) {
        text(config)
                .filter(pem -> pem.contains(BEGIN))
                .flatMap(ClientKey::algorithm)
                .ifPresent(config::setClientKeyAlgo);
        return config;
    }

    private static Optional<String> text(Config config) {
        try {
            if (config.getClientKeyData() != null && !config.getClientKeyData().isBlank()) {
                String data = config.getClientKeyData().strip();
                return Optional.of(data.startsWith("-----") ? data : decoded(data));
            }
            return config.getClientKeyFile() == null
                    ? Optional.empty()
                    : Optional.of(Files.readString(Path.of(config.getClientKeyFile())));
        } catch (IOException | IllegalArgumentException unreadable) {
            // The client says better than this what it cannot read.
            return Optional.empty();
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static Optional<String> algorithm(String pem) {
        int start = pem.indexOf(BEGIN) + BEGIN.length();
        int end = pem.indexOf(END, start);
        if (end < 0) {
            return Optional.empty();
        }
        byte[] key = Base64.getMimeDecoder().decode(pem.substring(start, end));
        return ALGORITHMS.stream().filter(algorithm -> reads(algorithm, key)).findFirst();
    }

    private static boolean reads(String algorithm, byte[] key) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key))
                    != null;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
