package io.aihub.dossier.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        return "sha256:" + Sha256.hex(canonical(document));
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
