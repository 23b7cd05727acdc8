/**
 * What only a real node can prove: pods that are processes, in cgroups, behind Services that
 * answer. {@code e2e/node/test} runs it.
 */
package io.aihub.e2e.node;
