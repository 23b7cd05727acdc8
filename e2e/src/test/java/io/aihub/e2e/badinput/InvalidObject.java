package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A valid object with one thing broken.
 *
 * @param kind of the object
 * @param way it is broken
 * @param path of what is broken
 * @param says what a refusal has to name, mostly the path
 * @param strict whether the client asks for unknown fields to be refused
 * @param isNeeded whether the schema requires the field
 * @param object without namespace
 */
record InvalidObject(
        String kind,
        Way way,
        String path,
        String says,
        boolean strict,
        boolean isNeeded,
        ObjectNode object) {

    /** How something is broken. */
    enum Way {
        WrongType,
        Null,
        Fraction,
        TooSmall,
        TooLarge,
        NotInEnum,
        OtherCase,
        NotThePattern,
        NotTheFormat,
        TooLong,
        Blank,
        TooManyItems,
        NoItems,
        DuplicateItem,
        TooManyEntries,
        NoEntries,
        NoFields,
        Missing,
        Unknown,
        UnknownUnchecked,
        Envelope,
        Rule
    }

    /** The same thing broken, under another name. */
    InvalidObject named(String name) {
        ObjectNode copy = object.deepCopy();
        if (!path.equals("metadata.name") && copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.put("name", name);
        }
        return new InvalidObject(kind, way, path, says, strict, isNeeded, copy);
    }

    @Override
    public String toString() {
        return kind + " " + path + " " + way;
    }
}
