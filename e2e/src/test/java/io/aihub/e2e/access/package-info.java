/**
 * Who may do what, asked of a real API server with RBAC and the shipped admission policies: people
 * of every role, strangers, service accounts, the cluster's administrator, and the operator itself.
 */
package io.aihub.e2e.access;
