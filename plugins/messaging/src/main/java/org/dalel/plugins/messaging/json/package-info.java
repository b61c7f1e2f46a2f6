/** Trees of JSON: anything that is not there is {@code Json.MISSING}, so paths need no checks. */
package org.dalel.plugins.messaging.json;
