/**
 * The kinds of group aihub.io in version v1alpha1, as Java records. The YAML beside this module is
 * generated from them. Nothing here has a default: absent is null, and the digest code owns the one
 * default table. Times and decimals are strings, so that one unreadable value spoils one field and
 * not the whole list it arrives in.
 */
package io.aihub.api.v1alpha1;
