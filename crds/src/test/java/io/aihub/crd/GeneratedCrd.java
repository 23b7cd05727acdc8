package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One definition as it is to be committed.
 *
 * @param kind its kind
 * @param fileName its file at the top of the module
 * @param tree the whole definition
 * @param yaml the text of the file
 */
record GeneratedCrd(String kind, String fileName, JsonNode tree, String yaml) {
    /** The one version. */
    JsonNode version() {
        return tree.at("/spec/versions/0");
    }

    /** The schema of the one version. */
    JsonNode schema() {
        return version().at("/schema/openAPIV3Schema");
    }
}
