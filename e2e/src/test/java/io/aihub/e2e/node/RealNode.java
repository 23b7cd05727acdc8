package io.aihub.e2e.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class on the one real node of this machine; it gets a {@code ControlPlane} as a parameter.
 * It runs where {@code AIHUB_NODE=required} is in the environment, as {@code e2e/node/test} sets
 * it, and fails where there can be no node; else it is skipped and says so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("alone")
@ExtendWith(RealNodeExtension.class)
@interface RealNode {}
