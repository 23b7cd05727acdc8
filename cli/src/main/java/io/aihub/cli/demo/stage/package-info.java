/**
 * Where a story is played: the embedded cluster with its patients and traffic, and the operator as
 * a process of its own.
 */
package io.aihub.cli.demo.stage;
