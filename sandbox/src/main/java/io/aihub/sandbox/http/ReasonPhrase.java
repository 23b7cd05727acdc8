package io.aihub.sandbox.http;

import java.util.Map;

/** The words beside a status code; clients print them in their errors. */
final class ReasonPhrase {
    private static final Map<Integer, String> PHRASES =
            Map.ofEntries(
                    Map.entry(200, "OK"),
                    Map.entry(201, "Created"),
                    Map.entry(400, "Bad Request"),
                    Map.entry(403, "Forbidden"),
                    Map.entry(404, "Not Found"),
                    Map.entry(405, "Method Not Allowed"),
                    Map.entry(409, "Conflict"),
                    Map.entry(410, "Gone"),
                    Map.entry(413, "Content Too Large"),
                    Map.entry(415, "Unsupported Media Type"),
                    Map.entry(422, "Unprocessable Entity"),
                    Map.entry(429, "Too Many Requests"),
                    Map.entry(500, "Internal Server Error"),
                    Map.entry(503, "Service Unavailable"));

    private ReasonPhrase() {}

    static String of(int status) {
        return PHRASES.getOrDefault(status, "Status");
    }
}
