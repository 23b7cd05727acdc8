/**
 * A small HTTP/1.1 server and the server half of a websocket, on JDK sockets alone. The API server
 * needs what ready-made servers hide (dropping a connection without an answer, streaming a watch),
 * the model server needs to drain: answer what still comes on kept-alive connections with {@code
 * Connection: close} and end when idle.
 */
package io.aihub.sandbox.http;
