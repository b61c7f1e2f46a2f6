/**
 * Identifiers in text: e-mail addresses, URLs and phone numbers.
 *
 * <pre>
 *  text ─▶ IdentifierScanner: one pass, a table of trigger characters
 *             │  '@'            ├─▶ EmailReader ─┐ looks left and right, bounded
 *             │  "://", "www."  ├─▶ UrlReader  ──┤─▶ DomainName: shape, top-level domain, IDN
 *             │  '+', digit     └─▶ PhoneReader ─┘─▶ DigitRun (groups), PhoneBook (libphonenumber)
 *             ▼
 *            Hit ─▶ Findings: one entry a distinct normalised value ─▶ artifacts
 * </pre>
 *
 * <p>In bytes that nobody decoded, {@link org.dalel.plugins.identifiers.RawScanner} says what is
 * looked for and believed.
 *
 * <p>No reader looks further than a fixed distance and no character of an accepted hit is looked at
 * twice, so time is linear in the text, whatever it contains. Precision goes before recall: what
 * could as well be a date, a version, an address of another kind or a number in a program is not
 * reported.
 */
package org.dalel.plugins.identifiers;
