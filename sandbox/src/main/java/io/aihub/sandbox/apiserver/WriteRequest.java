package io.aihub.sandbox.apiserver;

/**
 * A write as it came in, before it is applied.
 *
 * @param sequence its number among all writes of this server, from 1
 * @param client the bearer token if there is one, else the User-Agent up to its first slash
 * @param path path and query as sent
 * @param body the text sent
 */
public record WriteRequest(
        long sequence,
        String client,
        WriteVerb verb,
        String path,
        WriteTarget target,
        String body) {}
