/**
 * What the definitions of the API refuse, without an API server: their schemas and their validation
 * rules, read from the very files that are installed. So an object that was stored under an older
 * definition, or that stands in a file only, is held to the same words. It sees {@code java.*} and
 * Jackson, and no other package of this module.
 */
package io.aihub.dossier.definition;
