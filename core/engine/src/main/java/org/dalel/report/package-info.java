/**
 * The report of a case: one HTML file that needs nothing else, and the same as PDF.
 *
 * <pre>
 *   CaseReader, ReviewReader, CustodyChain ──▶ ReportFacts ──▶ sections ──▶ Html ──▶ report.html
 *                                                                             └─▶ ReportPdf ──▶ report.pdf
 * </pre>
 *
 * <p>The same case, language, zone and time of making give the same bytes. What evidence brings is
 * text or a picture drawn anew; nothing of it can run in the report.
 */
package org.dalel.report;
