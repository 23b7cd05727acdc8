package io.aihub.dossier.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a text in UTF-8. */
public final class Sha256 {
    private Sha256() {}

    /** All 64 hexadecimal digits, in lower case. */
    public static String hex(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /**
     * The first digits, for names.
     *
     * @param digits how many, from 1 to 64
     */
    public static String hex(String text, int digits) {
        return hex(text).substring(0, digits);
    }
}
