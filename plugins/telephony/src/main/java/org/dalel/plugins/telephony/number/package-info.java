/** The numbers of telephony: what they look like, what proves them, whose they are. */
package org.dalel.plugins.telephony.number;
