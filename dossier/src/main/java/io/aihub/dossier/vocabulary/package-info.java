/**
 * The words that the API and the decisions share: each enum of the one beside that of the other.
 */
package io.aihub.dossier.vocabulary;
