package io.aihub.e2e.access;

/**
 * A request.
 *
 * @param method of HTTP
 * @param path with its query
 * @param type content type of the body
 * @param body empty for none
 */
record RawRequest(String method, String path, String type, String body) {
    private static final String DRY = "dryRun=All";

    static RawRequest reading(String path) {
        return new RawRequest("GET", path, "application/json", "");
    }

    /** One that is checked like any other and changes nothing. */
    static RawRequest rehearsed(String method, String path, String type, String body) {
        return new RawRequest(method, path + (path.contains("?") ? "&" : "?") + DRY, type, body);
    }
}
