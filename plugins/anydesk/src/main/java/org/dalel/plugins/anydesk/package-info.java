/**
 * The example of {@code docs/plugin-guide.md}: written by following it, and by nothing else.
 *
 * <pre>
 *  ad.trace, ad_svc.trace ─▶ TraceExtractor ─▶ remote-session: peer or address, time, message
 * </pre>
 */
package org.dalel.plugins.anydesk;
