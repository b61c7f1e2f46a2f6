/** Harm to finished images: once and described, or seeded by the thousand for fuzzing. */
package org.dalel.testdata.damage;
