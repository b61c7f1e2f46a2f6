/**
 * Databases of apps: recognised by their tables, copied, and asked twice, for what is there and for
 * what was there. Evidence is read page by page and never opened in place.
 */
package org.dalel.plugins.messaging.database;
