/**
 * The operator killed around its writes while the demo's story is played. What is the same on every
 * kind of server is public, and the suite on a real API server uses it too: the patient story, the
 * signature of a write, the points that are struck, and the state that two plays are compared by.
 */
package io.aihub.demo.crash;
