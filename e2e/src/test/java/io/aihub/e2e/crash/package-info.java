/**
 * The operator killed at every write of the demo's story on the real API server. The writes are
 * those that the audit log has of an undisturbed play; the operator reaches the server through a
 * proxy that keeps a struck write from the server, or the server's answer from the operator.
 */
package io.aihub.e2e.crash;
