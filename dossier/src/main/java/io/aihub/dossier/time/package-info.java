/** How the API writes days and durations. It sees no other package. */
package io.aihub.dossier.time;
