package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;

/** The merge rules of a whole custom resource: its metadata follows the built-in rules. */
record CrdObjectSchema(JsonNode schema) implements FieldSchema {
    @Override
    public FieldSchema field(String name) {
        return name.equals("metadata")
                ? BuiltinFieldSchema.of("").field(name)
                : new CrdFieldSchema(schema).field(name);
    }

    @Override
    public FieldSchema item() {
        return this;
    }

    @Override
    public ListRule listRule() {
        return new ListRule.Atomic();
    }

    @Override
    public boolean atomicMap() {
        return false;
    }
}
