/**
 * From what status, snapshots and terms store to the words of the decisions. Nothing is judged
 * here.
 */
package io.aihub.operator.mapping;
