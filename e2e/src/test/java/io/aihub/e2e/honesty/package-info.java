/** The same requests to the embedded API server and to a real one (ADR 0007). */
package io.aihub.e2e.honesty;
