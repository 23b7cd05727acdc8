/**
 * The commands of {@code cli} against an API server that checks what they create by the committed
 * schemas; {@code cli} itself has no server on its class path.
 */
package io.aihub.demo.decide;
