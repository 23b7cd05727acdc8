/**
 * What the chart promises, read from what it renders: the operator's rights and no more, roles that
 * never let one person both edit and approve, a pod under the {@code restricted} level, and values
 * that are refused with a reason. The rendered default is kept as {@code helm/install.yaml}.
 */
package io.aihub.helm;
