/** Evidence with known truth. */
package org.dalel.testdata;
