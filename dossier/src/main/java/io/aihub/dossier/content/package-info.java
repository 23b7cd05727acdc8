/**
 * What exactly is approved: which fields belong to a model's content, how they are written in one
 * way, and the digests over them. One table of fields and defaults belongs to each digest version.
 * It sees {@code time}.
 */
package io.aihub.dossier.content;
