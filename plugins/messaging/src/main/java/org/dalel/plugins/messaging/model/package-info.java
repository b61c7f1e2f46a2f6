/** What rows and values mean: times, people, files, and the records that are made of them. */
package org.dalel.plugins.messaging.model;
