/**
 * What the page asks for: JSON under {@code /api}.
 *
 * <p>Each endpoint is an {@link org.dalel.gui.api.Endpoint}: method, path, what it does, its
 * parameters and its handler in one place. Routes and the description at {@code /api/openapi.json}
 * are both made from the same list, so that they cannot differ. A new endpoint goes into the class
 * that has its subject, or into a new class that gives a list of endpoints and is named in {@code
 * org.dalel.gui.Workbench}.
 *
 * <p>Problems are told as a sentence: {@code {"message": "..."}}. Times are ISO 8601 in UTC with
 * nanoseconds; an item is named by its locator, which stays the same; numbers of rows and nodes are
 * good for one view of the case alone ({@code view} in the answers).
 */
package org.dalel.gui.api;
