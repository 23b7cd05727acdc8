/**
 * Makes the committed YAML from the Java types and holds it, the examples and the rules of the API
 * against each other. {@code make generate} writes the YAML anew.
 */
package io.aihub.crd;
