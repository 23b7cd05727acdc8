/**
 * The embedded cluster of the demo and the tests in one place: an API server, workloads that run, a
 * model server and a client. It knows Kubernetes and nothing of this project's own API.
 */
package io.aihub.sandbox;
