package io.aihub.dossier.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** Canonical JSON of RFC 8785 and the digest over it. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical text of a document or, beyond the library, of a bare value. */
    public static String text(JsonNode document) {
        return canonical(document);
    }

    /** {@code sha256:} and 64 hexadecimal digits over the canonical form in UTF-8. */
    public static String sha256(JsonNode document) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(digest.digest(bytes(document)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(JsonNode document) {
        return canonical(document).getBytes(StandardCharsets.UTF_8);
    }

    private static String canonical(JsonNode document) {
        try {
            if (document.isContainerNode()) {
                return new JsonCanonicalizer(document.toString()).getEncodedString();
            }
            String listed = new JsonCanonicalizer("[" + document + "]").getEncodedString();
            return listed.substring(1, listed.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException("not canonical JSON", e);
        }
    }
}
