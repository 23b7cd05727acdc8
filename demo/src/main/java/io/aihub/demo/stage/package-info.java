/**
 * Where a story is played: the embedded cluster, a control plane of real processes, or a cluster of
 * the user's; each with the sample model, its patients and their requests, and with the operator as
 * a process of its own.
 */
package io.aihub.demo.stage;
