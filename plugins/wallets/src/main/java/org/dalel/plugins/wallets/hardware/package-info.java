/** Hardware wallets that were connected, by their USB ids in the system's own records. */
package org.dalel.plugins.wallets.hardware;
