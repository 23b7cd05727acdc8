package io.aihub.operator.sample;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;

/** What may be said of an answer of a pod: its address, status, type and size, never its text. */
final class HttpAnswer {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}");

    private HttpAnswer() {}

    /** In words, for example {@code http://10.0.0.1:8080/metrics answered HTTP 404, 9 bytes}. */
    static String words(HttpResponse<byte[]> response) {
        return response.uri()
                + " answered HTTP "
                + response.statusCode()
                + ", "
                + type(response.headers())
                + ", "
                + response.body().length
                + " bytes";
    }

    /** In words, of an address that gave no answer. */
    static String words(URI uri, String failure) {
        return uri + ": " + failure;
    }

    /** Whether the body is compressed, which nobody asked for. */
    static boolean isCompressed(HttpResponse<byte[]> response) {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        byte[] body = response.body();
        boolean gzip = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
        return gzip || !encoding.strip().equalsIgnoreCase("identity");
    }

    private static String type(HttpHeaders headers) {
        String type =
                headers.firstValue("Content-Type")
                        .orElse("")
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            return "no content type";
        }
        return TYPE.matcher(type).matches() ? type : "an unreadable content type";
    }
}
