/** Databases as other programs leave them. */
package org.dalel.testdata.database;
