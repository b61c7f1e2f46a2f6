/** The truth table and the truth document of an image. */
package org.dalel.testdata.truth;
