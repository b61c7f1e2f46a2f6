/** Programs of the system that a few containers need. */
package org.dalel.testdata.tool;
