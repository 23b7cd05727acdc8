/**
 * Holds manifests to what an API server and the operator's gate would say of them, without either:
 * the schemas and rules of the definitions, the rules of the register, and the policies and
 * profiles that stand beside them. It reads files and judges nothing itself; that is {@code
 * dossier} and the gate.
 */
package io.aihub.cli.check;
