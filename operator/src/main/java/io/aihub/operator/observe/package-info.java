/**
 * Maps API objects, workload state and closed windows to one immutable observation. It reads caches
 * and memory only; it may fail, it may not judge.
 */
package io.aihub.operator.observe;
