package io.aihub.sandbox.apiserver;

import java.util.List;
import java.util.Set;

/**
 * One kind the server knows.
 *
 * @param versions served versions, the stored one first
 * @param selectableFields dotted paths a field selector may name, beside name and namespace
 * @param traits what the kind does beyond storing
 */
record ResourceType(
        GroupResource id,
        List<String> versions,
        String kind,
        Set<Trait> traits,
        Set<String> selectableFields,
        FieldSchema schema) {

    /** What a kind does beyond storing. */
    enum Trait {
        Namespaced,
        StatusSubresource,
        Generation,
        Custom
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    String apiVersion() {
        return id.group().isEmpty() ? versions.get(0) : id.group() + "/" + versions.get(0);
    }

    /** The name inside its kind that this path speaks of. */
    ObjectName nameIn(ApiPath path) {
        return new ObjectName(has(Trait.Namespaced) ? path.namespace() : "", path.name());
    }
}
