/**
 * The JDK's HTTP server, with requests and answers as values, so that a request can be dropped,
 * streamed to or left without an answer, and a server can drain (docs/adr/0007).
 */
package io.aihub.sandbox.http;
