package io.aihub.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The API server's answer to a request that failed, and so what to do about it (Kubernetes API
 * conventions, "HTTP status codes").
 */
public record ApiAnswer(KubernetesClientException failure) {
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> REFUSALS = Set.of(400, FORBIDDEN, 422);
    private static final int LEAST_REFUSAL = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int BUSY = 429;
    private static final int SERVER_ERROR = 500;

    /** The object is not as it was observed: observe again. */
    public boolean isConflict() {
        return failure.getCode() == CONFLICT;
    }

    /** There is no such object, or it was deleted meanwhile. */
    public boolean isAbsent() {
        return failure.getCode() == NOT_FOUND;
    }

    /** Not valid, not allowed, or more than a quota has left: asking again does not help. */
    public boolean isRefusal() {
        return REFUSALS.contains(failure.getCode());
    }

    /**
     * Any refusal but that of an object which is gone or changed: it is not stored, now or later.
     */
    public boolean isFinal() {
        int code = failure.getCode();
        return code >= LEAST_REFUSAL && code < SERVER_ERROR && !isAbsent() && !isConflict();
    }

    /**
     * Not allowed; an API server that has just started answers so to everybody for some seconds.
     */
    public boolean isForbidden() {
        return failure.getCode() == FORBIDDEN;
    }

    /** The namespace is being deleted, with all that is in it: nothing is to be done. */
    public boolean isOfEndingNamespace() {
        return Stream.ofNullable(failure.getStatus())
                .map(Status::getDetails)
                .flatMap(Stream::ofNullable)
                .flatMap(details -> Stream.ofNullable(details.getCauses()).flatMap(c -> c.stream()))
                .anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
    }

    /** The server was away (the client's codes 0 and -1) or busy: ask again later. */
    public boolean mayPass() {
        int code = failure.getCode();
        return code <= 0 || code == BUSY || code >= SERVER_ERROR;
    }

    /** In the server's own words, without characters that steer a terminal. */
    public String words() {
        return Optional.ofNullable(failure.getStatus())
                .map(Status::getMessage)
                .orElse("HTTP " + failure.getCode())
                .replaceAll("\\p{C}", " ");
    }
}
