package org.dalel.formats.sqlite.schema;

import java.util.List;

/**
 * An index and what its entries hold.
 *
 * @param table name of its table
 * @param columns the columns that it sorts by, lower case; empty if one is an expression or they
 *     are unknown
 * @param rootPage root of its b-tree
 */
public record IndexDefinition(String name, String table, List<String> columns, long rootPage) {}
