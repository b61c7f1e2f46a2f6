/** Descriptions of evidence as data: volumes, steps, content, facts. Knows no format. */
package org.dalel.testdata.model;
