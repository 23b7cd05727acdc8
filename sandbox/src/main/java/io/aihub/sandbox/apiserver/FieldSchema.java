package io.aihub.sandbox.apiserver;

/** What server-side apply must know of a field: the merge rules of lists and maps below it. */
interface FieldSchema {
    /** The schema of a field of this object. */
    FieldSchema field(String name);

    /** The schema of an item of this list. */
    FieldSchema item();

    /** How this list merges. */
    ListRule listRule();

    /** True when this object is replaced as a whole. */
    boolean atomicMap();
}
