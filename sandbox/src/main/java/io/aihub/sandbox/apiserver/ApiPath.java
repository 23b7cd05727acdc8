package io.aihub.sandbox.apiserver;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource path taken apart; absent parts are empty.
 *
 * @param subresource for example {@code status} or {@code scale}
 */
record ApiPath(
        String group,
        String version,
        String namespace,
        String resource,
        String name,
        String subresource) {
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    /** The parts of a path below {@code /api/v1} or {@code /apis/<group>/<version>}. */
    static Optional<ApiPath> parse(String rawPath) {
        List<String> parts = new ArrayList<>();
        for (String part : rawPath.split("/")) {
            if (!part.isEmpty()) {
                parts.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
            }
        }
        int head = parts.isEmpty() ? 0 : parts.get(0).equals("api") ? 2 : 3;
        if (head == 0 || parts.size() <= head || !Set.of("api", "apis").contains(parts.get(0))) {
            return Optional.empty();
        }
        String group = head == 2 ? "" : parts.get(1);
        return resource(group, parts.get(head - 1), parts.subList(head, parts.size()));
    }

    private static Optional<ApiPath> resource(String group, String version, List<String> parts) {
        String namespace = "";
        List<String> rest = parts;
        boolean inNamespace = parts.size() >= 3 && parts.get(0).equals("namespaces");
        if (inNamespace && !(parts.size() == 3 && NAMESPACE_SUBRESOURCES.contains(parts.get(2)))) {
            namespace = parts.get(1);
            rest = parts.subList(2, parts.size());
        }
        if (rest.size() > 3) {
            return Optional.empty();
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        return Optional.of(new ApiPath(group, version, namespace, rest.get(0), name, subresource));
    }

    GroupResource groupResource() {
        return new GroupResource(group, resource);
    }

    ObjectName objectName() {
        return new ObjectName(namespace, name);
    }

    boolean isStatus() {
        return subresource.equals("status");
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
