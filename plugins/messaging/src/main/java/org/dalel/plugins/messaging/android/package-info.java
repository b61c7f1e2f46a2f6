/** Settings of apps on Android, as far as they tell whose account it is. */
package org.dalel.plugins.messaging.android;
