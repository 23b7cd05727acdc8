package io.aihub.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came in.
 *
 * @param method the verb in upper case
 * @param target path and query as sent, not decoded
 * @param headers by lower-case name, repeated ones joined with a comma
 * @param body may be empty, never null
 */
public record HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {

    /** The header of this name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The path without the query, not decoded. */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** The decoded query; of a repeated parameter the last one. */
    public Map<String, String> query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        int question = target.indexOf('?');
        if (question >= 0) {
            for (String pair : target.substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
