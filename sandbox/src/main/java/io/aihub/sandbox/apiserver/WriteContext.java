package io.aihub.sandbox.apiserver;

import io.aihub.sandbox.apiserver.OwnedFields.Operation;
import io.aihub.sandbox.http.HttpRequest;
import java.util.Map;
import java.util.Set;

/**
 * What a write carries beside its object.
 *
 * @param manager the field manager: the query's, else the User-Agent up to its first slash
 * @param query the decoded query
 */
record WriteContext(String manager, Map<String, String> query) {

    static WriteContext of(HttpRequest request) {
        Map<String, String> query = request.query();
        String agent = request.header("user-agent").orElse("unknown").split("/")[0];
        return new WriteContext(query.getOrDefault("fieldManager", agent), query);
    }

    boolean isDryRun() {
        return query.containsKey("dryRun");
    }

    boolean isForced() {
        return query.getOrDefault("force", "").equals("true");
    }

    OwnedFields owner(Operation operation, String subresource) {
        return new OwnedFields(manager, operation, subresource, Set.of());
    }
}
