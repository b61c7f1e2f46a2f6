/**
 * Records for what forensics knows: a message, a call, a web visit. An extractor that emits one of
 * these gets its fields, identifiers and timeline events without further code, with the same names
 * in every plugin. A search finds every artifact by the texts of its fields and by its identifiers,
 * so that nothing has to be said about it.
 *
 * <pre>
 *   new WebVisit(url, title, visited, ...) ──▶ Artifact.of(record) ──▶ fields      in the order of the components
 *                                                                      identifiers from Handle and Party, role by {@link org.dalel.api.records.As}
 *                                                                      events      from times marked {@link org.dalel.api.records.When}
 * </pre>
 *
 * <p>A plugin can add record types of its own: a public record marked {@link
 * org.dalel.api.records.RecordType}, with components of these types:
 *
 * <ul>
 *   <li>{@code String}, {@code boolean}, whole numbers, {@code double}, enums (lower-case words)
 *   <li>{@code BigDecimal} (written plainly, as text), {@code Duration} (seconds), {@code Instant}
 *       (ISO 8601)
 *   <li>{@link org.dalel.api.records.Handle}, {@link org.dalel.api.records.Party}, other records
 *   <li>{@code Optional} and {@code List} of these; what is empty becomes no field
 * </ul>
 */
package org.dalel.api.records;
