package org.dalel.casefile.view;

/**
 * An identifier of the case.
 *
 * @param id its number within the view; a handle
 * @param kind such as phone or email
 * @param value its normal form
 * @param mentions how often it is mentioned
 * @param places in how many contents and items
 */
public record FoundIdentifier(long id, String kind, String value, long mentions, long places) {}
