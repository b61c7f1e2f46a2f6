/**
 * The index by which the workbench shows millions of rows: made from a case, thrown away at will.
 *
 * <pre>
 *   case.db ──CaseReader.items──▶ ViewBuilder ──▶ view.db   row:     every item and embedded document, numbered
 *                                                           node:    evidence, file systems, folders, containers
 *                                                           sorting: for each column, the row numbers in its order
 *                                                           artifact, identifier, event, conversation, message
 *                                                           timeline: for each kind of event times and what they belong to
 *   RowQuery ──▶ CaseView ──▶ Selection (row numbers in the order asked for) ──▶ a page of ViewRow
 * </pre>
 *
 * <p>Rows are numbered in the total order of exports, so that everything below a folder is one
 * range of numbers. An order is a list of four bytes a row: a page in the middle is found by its
 * position, exactly and at once, and never by counting rows.
 *
 * <p>A view shows one moment of the case. {@link org.dalel.casefile.view.ViewStamp} says whether
 * the case has changed since; then a new view is made beside and takes the place of the old one.
 */
package org.dalel.casefile.view;
