/**
 * What differs between two contents, as the person who decides reads it: changed words among their
 * neighbours, in the order of what matters to a patient. It sees {@code view}.
 */
package io.aihub.cli.diff;
