/**
 * The other side of the wire: a client that asks for predictions at a steady rate over real
 * sockets, kept-alive and new connections mixed, and remembers which version answered and every
 * request that went wrong. It is the witness of the demo, so it knows nothing but an address, and
 * it connects to loopback addresses only.
 */
package io.aihub.sandbox.traffic;
