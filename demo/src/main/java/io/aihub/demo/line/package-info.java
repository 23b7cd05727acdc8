/**
 * The kinds of lines that a story is made of. Acts are those a person could do with kubectl; what
 * is observed are API objects and the answers that a client gets.
 */
package io.aihub.demo.line;
