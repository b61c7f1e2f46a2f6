/**
 * What people add to a case: tags, notes, reviewed marks, and what the case is about.
 *
 * <pre>
 *   ReviewWriter ──▶ ReviewLedger ──▶ rows of tag, note, reviewed   ┐
 *        │               └────────▶ review_action: for undo     ├ one BEGIN IMMEDIATE of review.db
 *        └──▶ custody: one entry an action                     ┘
 *   ReviewReader ──▶ ReviewQueries
 * </pre>
 *
 * <p>An action is what a person does at once, with one item or with many: one row of {@code
 * review_action} and one entry of the custody chain, which names the items as long as they are few,
 * and is the digest of their names otherwise. Items are named by locator, so that processing again
 * takes nothing away.
 */
package org.dalel.review;
